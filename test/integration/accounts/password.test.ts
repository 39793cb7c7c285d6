import { Secret, TOTP } from 'otpauth'
import { describe, expect, it } from 'vitest'
import { ana, noPrompts, profile, site } from './setup.ts'
import { RedropError } from '../../../src/shared/errors.ts'
import type { TestServer } from '../../cloudreve/index.ts'

const secret = new Secret({ size: 20 })
const code = () => new TOTP({ secret }).generate()
const wrongCode = () => String((Number(code()) + 500_000) % 1_000_000).padStart(6, '0')

const user = (server: TestServer) => server.site.user(1)
const attempts = (server: TestServer) =>
  server.requests.filter(({ method, path }) => method === 'POST' && path.endsWith('/session/token')).length

describe('signing in with a password', () => {
  it('gives an account that can be used at once and keeps only its refresh token', async () => {
    const server = await site()
    const mine = profile()
    const { account, isNew, tier } = await mine.signIn(server.url)
    expect(account).toMatchObject({
      ...{ instance: server.site.state.identity.instanceId, url: server.url, email: ana.email },
      ...{
        name: `ana@${new URL(server.url).host}`,
        nickname: 'ana',
        method: 'password',
        serverVersion: '4.18.0',
      },
    })
    expect({ isNew, tier }).toEqual({ isNew: true, tier: 'keychain' })
    expect(mine.rows).toEqual([account])
    expect([...mine.secrets.values.keys()]).toEqual([`refresh-token:${account.instance}:${account.user}`])
    expect(JSON.stringify(mine.rows)).not.toContain('eyJ')
  })

  it.each([
    ['a wrong password', { ...ana, password: 'redrop-pass-9' }],
    ['an unknown e-mail', { ...ana, email: 'nobody@example.org' }],
    ['a password that is too short for any account', { ...ana, password: 'abc' }],
    ['something that is no e-mail', { ...ana, email: 'ana' }],
  ])('refuses %s and keeps nothing', async (_, credentials) => {
    const server = await site()
    const mine = profile()
    await expect(mine.signIn(server.url, credentials)).rejects.toMatchObject({ code: 'wrong-credentials' })
    expect(mine.rows).toEqual([])
    expect(mine.secrets.values.size).toBe(0)
  })

  it('that cannot be kept is ended on the site', async () => {
    const server = await site()
    const mine = profile()
    mine.secrets.set = () => Promise.reject(new RedropError('keychain-unavailable', { detail: 'locked' }))
    await expect(mine.signIn(server.url)).rejects.toMatchObject({ code: 'keychain-unavailable' })
    expect(mine.rows).toEqual([])
    expect(server.requests.at(-1)).toMatchObject({ method: 'DELETE', answeredCode: 0 })
  })

  it.each([
    ['manual_banned', 'account-blocked'],
    ['sys_banned', 'account-blocked'],
    ['inactive', 'account-inactive'],
  ] as const)('tells that an account is %s', async (status, problem) => {
    const server = await site()
    user(server).status = status
    await expect(profile().signIn(server.url)).rejects.toMatchObject({
      code: problem,
      params: { email: ana.email },
    })
  })
})

describe('the picture captcha', () => {
  it('is shown again, as a new picture, until its letters match', async () => {
    const server = await site({ settings: { loginCaptcha: true } })
    const { accounts } = profile()
    const asked: { image: string; wrong: boolean }[] = []
    const captcha = (image: Uint8Array, wrong: boolean) => {
      expect(Buffer.from(image.subarray(0, 8)).toString('latin1')).toBe('\x89PNG\r\n\x1a\n')
      asked.push({ image: Buffer.from(image).toString('base64'), wrong })
      return Promise.resolve(
        asked.length < 3 ? 'nope' : ` ${[...server.site.captchas.values()].at(-1) ?? ''} `,
      )
    }
    const found = await accounts.probe(server.url)
    expect(found.captcha).toEqual({ kind: 'picture' })
    await accounts.signIn(found, { ...ana, prompts: { ...noPrompts, captcha } })
    expect(asked.map(({ wrong }) => wrong)).toEqual([false, true, true])
    expect(new Set(asked.map(({ image }) => image)).size).toBe(3)
  })

  it('that came with the form is used first', async () => {
    const server = await site({ settings: { loginCaptcha: true } })
    const { accounts } = profile()
    const found = await accounts.probe(server.url)
    const reply = (await (await fetch(`${server.url}/api/v4/site/captcha`)).json()) as {
      data: { ticket: string }
    }
    const { ticket } = reply.data
    const captcha = { ticket, text: server.site.captchaAnswer(ticket) }
    await accounts.signIn(found, { ...ana, captcha, prompts: noPrompts })
    expect(attempts(server)).toBe(1)
  })

  it('switched on after the site was probed is asked for', async () => {
    const server = await site()
    const { accounts } = profile()
    const found = await accounts.probe(server.url)
    server.site.settings.loginCaptcha = true
    const captcha = (_: Uint8Array, wrong: boolean) => {
      expect(wrong).toBe(false)
      return Promise.resolve([...server.site.captchas.values()].at(-1) ?? '')
    }
    await accounts.signIn(found, { ...ana, prompts: { ...noPrompts, captcha } })
  })

  it('is given up after five wrong answers', async () => {
    const server = await site({ settings: { loginCaptcha: true } })
    const { accounts } = profile()
    const prompts = { ...noPrompts, captcha: () => Promise.resolve('nope') }
    const trial = accounts.signIn(await accounts.probe(server.url), { ...ana, prompts })
    await expect(trial).rejects.toMatchObject({ code: 'captcha-wrong' })
    expect(attempts(server)).toBe(5)
  })

  it.each(['recaptcha', 'turnstile', 'cap'] as const)('of kind %s is left to the browser', async (kind) => {
    const server = await site({ settings: { loginCaptcha: true, captchaType: kind } })
    await expect(profile().signIn(server.url)).rejects.toMatchObject({
      code: 'captcha-unsupported',
      params: { type: kind, host: new URL(server.url).host },
    })
    expect(attempts(server)).toBe(0)
  })
})

describe('two-step sign-in', () => {
  it('asks for the code until it is right', async () => {
    const server = await site()
    user(server).totpSecret = secret.base32
    const mine = profile()
    const asked: boolean[] = []
    const twoFactor = (wrong: boolean) => {
      asked.push(wrong)
      const right = code()
      return Promise.resolve(asked.length < 3 ? wrongCode() : `${right.slice(0, 3)} ${right.slice(3)}`)
    }
    const found = await mine.accounts.probe(server.url)
    await mine.accounts.signIn(found, { ...ana, prompts: { ...noPrompts, twoFactor } })
    expect(asked).toEqual([false, true, true])
    expect(mine.rows).toHaveLength(1)
  })

  it('ends after five wrong codes', async () => {
    const server = await site()
    user(server).totpSecret = secret.base32
    const { accounts } = profile()
    const prompts = { ...noPrompts, twoFactor: () => Promise.resolve(wrongCode()) }
    const trial = accounts.signIn(await accounts.probe(server.url), { ...ana, prompts })
    await expect(trial).rejects.toMatchObject({ code: 'two-factor-wrong' })
  })

  it('tells that it took too long', async () => {
    let now = Date.now()
    const server = await site({ now: () => now })
    user(server).totpSecret = secret.base32
    const { accounts } = profile()
    const twoFactor = () => {
      now += 601_000
      return Promise.resolve(code())
    }
    const trial = accounts.signIn(await accounts.probe(server.url), {
      ...ana,
      prompts: { ...noPrompts, twoFactor },
    })
    await expect(trial).rejects.toMatchObject({ code: 'two-factor-expired' })
  })

  it('opens nothing for an account that was blocked meanwhile', async () => {
    const server = await site()
    user(server).totpSecret = secret.base32
    const mine = profile()
    const twoFactor = () => {
      user(server).status = 'manual_banned'
      return Promise.resolve(code())
    }
    const found = await mine.accounts.probe(server.url)
    const trial = mine.accounts.signIn(found, { ...ana, prompts: { ...noPrompts, twoFactor } })
    await expect(trial).rejects.toMatchObject({ code: 'account-blocked' })
    expect(mine.secrets.values.size).toBe(0)
  })

  it('ends without a trace when the user cancels', async () => {
    const server = await site()
    user(server).totpSecret = secret.base32
    const mine = profile()
    const prompts = { ...noPrompts, twoFactor: () => Promise.reject(new Error('cancelled')) }
    const found = await mine.accounts.probe(server.url)
    await expect(mine.accounts.signIn(found, { ...ana, prompts })).rejects.toThrow('cancelled')
    expect(mine.secrets.values.size).toBe(0)
  })
})
