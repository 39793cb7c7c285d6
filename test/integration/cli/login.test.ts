import { readdir, stat } from 'node:fs/promises'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { Secret, TOTP } from 'otpauth'
import { describe, expect, it, onTestFinished } from 'vitest'
import { withoutKeychain } from './harness/keychain.ts'
import { keys } from './harness/streams.ts'
import { ana, world } from './harness/world.ts'

const argv = (url: string, ...more: string[]) => ['login', '--server', url, '--email', ana.email, ...more]

describe('login', () => {
  it('reads the password from standard input and says where the sign-in is kept', async () => {
    const { server, run } = await world()
    const host = new URL(server.url).host
    const piped = await run(argv(server.url, '--password-stdin'), { stdin: `${ana.password}\r\n` })
    expect(piped).toMatchObject({ code: 0, out: '', err: '' })
    const json = await run(argv(server.url, '--password-stdin', '--json'), { stdin: ana.password })
    expect(json.events).toEqual([
      { event: 'signed-in', account: `ana@${host}`, url: server.url, tier: 'keychain' },
    ])
  })

  it('asks for the password on a terminal and does not show it', async () => {
    const { server, begin } = await world()
    const running = begin(argv(server.url), { tty: true })
    await running.err.shows(/Password for ana@example.org/)
    running.type(ana.password + keys.enter)
    const { code, out, err } = await running.ended
    expect(code).toBe(0)
    expect(out).toMatch(/^Signed in as ana@\S+\. The sign-in is kept in the keychain\.\n$/)
    expect(err).not.toContain(ana.password)
  })

  it('ends on Ctrl-C and on Ctrl-D at the password', async () => {
    const { server, begin } = await world()
    for (const key of [keys.ctrlC, keys.ctrlD]) {
      const running = begin(argv(server.url), { tty: true })
      await running.err.shows(/Password/)
      running.type(key)
      expect(await running.ended).toMatchObject({ code: 1, out: '' })
      expect(running.err.text).toContain('Stopped.')
    }
  })

  it('refuses a wrong password, in Chinese too, with code 5', async () => {
    const { server, run } = await world()
    const wrong = { stdin: 'not-the-password\n' }
    expect(await run(argv(server.url, '--password-stdin'), wrong)).toMatchObject({
      code: 5,
      err: 'E-mail or password is wrong.\n',
    })
    expect(await run(argv(server.url, '--password-stdin', '--lang', 'zh-CN'), wrong)).toMatchObject({
      code: 5,
      err: '邮箱或密码不正确。\n',
    })
    expect((await run(['accounts', '--json'])).events).toEqual([])
  })

  it('says how a password can be given where it cannot be asked for', async () => {
    const { server, run } = await world()
    const { code, err } = await run(argv(server.url))
    expect(code).toBe(2)
    expect(err).toContain('--password-stdin')
    expect(await run(['login', '--server', server.url])).toMatchObject({
      code: 2,
      err: 'Say how to sign in: with --email, or with --browser.\n',
    })
  })

  it('says that the address leads to another host before the password is asked for', async () => {
    const { server, begin } = await world()
    const { host } = new URL(server.url)
    const moved = createServer((request, response) => {
      response.writeHead(308, { location: `${server.url}${request.url ?? ''}` }).end()
    }).listen(0, '127.0.0.1')
    onTestFinished(() => void moved.close())
    await once(moved, 'listening')
    const from = `127.0.0.1:${(moved.address() as AddressInfo).port}`
    const running = begin(argv(`http://${from}`), { tty: true })
    await running.err.shows(/Password/)
    expect(running.err.text).toContain(`${from} leads to ${host}. The password goes to ${host}.`)
    running.type(keys.ctrlC)
    await running.ended
  })
})

describe('a captcha', () => {
  it('is shown as a private file while it is asked for', async () => {
    const { server, begin, home } = await world({ settings: { loginCaptcha: true } })
    const running = begin(argv(server.url), { tty: true })
    await running.err.shows(/Password/)
    running.type(ana.password + keys.enter)
    await running.err.shows(/letters in this picture: \S+\.png/)
    const path = /picture: (\S+\.png)/.exec(running.err.text)?.[1] ?? ''
    expect((await stat(path)).mode & 0o777).toBe(0o600)
    await running.err.shows(/Letters/)
    running.type(`nope${keys.enter}`)
    await running.err.shows(/do not match; here is a new picture/)
    await running.err.shows(/Letters/)
    running.type(`${[...server.site.captchas.values()].at(-1) ?? ''}${keys.enter}`)
    expect((await running.ended).code).toBe(0)
    expect(await readdir(join(home, 'tmp'))).toEqual([])
  })

  it('that is given up leaves no picture behind', async () => {
    const { server, begin, home } = await world({ settings: { loginCaptcha: true } })
    const running = begin(argv(server.url), { tty: true })
    await running.err.shows(/Password/)
    running.type(ana.password + keys.enter)
    await running.err.shows(/Letters/)
    running.type(keys.ctrlC)
    expect((await running.ended).code).toBe(1)
    expect(await readdir(join(home, 'tmp'))).toEqual([])
  })

  it('needs a terminal', async () => {
    const { server, run, home } = await world({ settings: { loginCaptcha: true } })
    const { code, err } = await run(argv(server.url, '--password-stdin'), { stdin: ana.password })
    expect(code).toBe(5)
    expect(err).toMatch(/asks for the letters of a picture\. Sign in on a terminal/)
    expect(await readdir(join(home, 'tmp'))).toEqual([])
  })

  it('of a kind for browsers says so', async () => {
    const { server, run } = await world({ settings: { loginCaptcha: true, captchaType: 'turnstile' } })
    const { code, err } = await run(argv(server.url, '--password-stdin'), { stdin: ana.password })
    expect(code).toBe(5)
    expect(err).toContain('only a browser can show (turnstile). Sign in with --browser.')
  })
})

describe('two-step sign-in', () => {
  const secret = new Secret({ size: 20 })
  const code = () => new TOTP({ secret }).generate()

  it('asks for the code until it is right', async () => {
    const { server, begin } = await world()
    server.site.user(1).totpSecret = secret.base32
    const running = begin(argv(server.url), { tty: true })
    await running.err.shows(/Password/)
    running.type(ana.password + keys.enter)
    await running.err.shows(/6 digits of your authenticator app/)
    running.type(`${String((Number(code()) + 500_000) % 1_000_000).padStart(6, '0')}${keys.enter}`)
    await running.err.shows(/The code is wrong or too old/)
    running.type(code() + keys.enter)
    expect((await running.ended).code).toBe(0)
  })

  it('needs a terminal', async () => {
    const { server, run } = await world()
    server.site.user(1).totpSecret = secret.base32
    const { code, err } = await run(argv(server.url, '--password-stdin'), { stdin: ana.password })
    expect(code).toBe(5)
    expect(err).toMatch(/asks for the code of your authenticator app\. Sign in on a terminal/)
  })
})

describe('without a keychain', () => {
  it('keeps the sign-in in an encrypted file, says so, and keeps none without a passphrase', async () => {
    withoutKeychain()
    const { server, begin, run, env } = await world()
    const { code, err } = await run(argv(server.url, '--password-stdin'), {
      stdin: ana.password,
      env: { REDROP_PASSPHRASE: '' },
    })
    expect(code).toBe(5)
    expect(err).toBe(
      'There is no keychain here that could keep a sign-in (it does not answer). Set REDROP_PASSPHRASE to keep it in an encrypted file.\n',
    )
    expect(server.requests.filter(({ path }) => path.endsWith('/session/token'))).toHaveLength(0)

    const running = begin(argv(server.url), { tty: true, env })
    await running.err.shows(/Password/)
    running.type(ana.password + keys.enter)
    expect((await running.ended).out).toContain('kept in a file encrypted with your passphrase')
    expect((await run(['ls', 'cloudreve://my'])).code).toBe(0)
    expect(await run(['ls', 'cloudreve://my'], { env: { REDROP_PASSPHRASE: 'other' } })).toMatchObject({
      code: 5,
      err: 'The passphrase does not open the encrypted file. Nothing was changed.\n',
    })
    expect(await run(['ls', 'cloudreve://my'], { env: { REDROP_PASSPHRASE: '' } })).toMatchObject({
      code: 5,
      err: 'Sign-ins are kept in an encrypted file. Set REDROP_PASSPHRASE to open it.\n',
    })
  })
})
