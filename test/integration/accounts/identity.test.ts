import { describe, expect, it } from 'vitest'
import { me } from '../../../src/core/cloudreve/user.ts'
import { bob, profile, site } from './setup.ts'

describe('signing in again', () => {
  it('as the same user keeps the account and its name', async () => {
    const server = await site()
    const mine = profile()
    const first = await mine.signIn(server.url)
    server.site.user(1).nickname = 'Ana M.'
    const again = await mine.signIn(server.url)
    expect(again.isNew).toBe(false)
    expect(again.account).toEqual({ ...first.account, nickname: 'Ana M.' })
    expect(mine.rows).toEqual([again.account])
  })

  it('by another URL of the same instance is the same account, reached by the new one', async () => {
    const server = await site()
    const mine = profile()
    const first = await mine.signIn(server.url)
    const other = server.url.replace('127.0.0.1', 'localhost')
    const again = await mine.signIn(other)
    expect(again).toMatchObject({ isNew: false, account: { ...first.account, url: other } })
    const { api } = await mine.accounts.connect(again.account)
    expect(api.baseUrl.hostname).toBe('localhost')
    expect((await me(api)).id).toBe(first.account.user)
  })

  it('in another process is followed by this one, URL and tokens', async () => {
    const server = await site()
    const mine = profile()
    const { account } = await mine.signIn(server.url)
    const other = mine.restart()
    await other.accounts.connect(account)
    await mine.signIn(server.url.replace('127.0.0.1', 'localhost'))
    const { api } = await other.accounts.connect(await other.accounts.resolve())
    expect(api.baseUrl.hostname).toBe('localhost')
    expect((await me(api)).id).toBe(account.user)
  })

  it('ends the sign-in before on the site', async () => {
    const server = await site()
    const mine = profile()
    await mine.signIn(server.url)
    const [before] = [...mine.secrets.values.values()]
    await mine.signIn(server.url)
    const [after] = [...mine.secrets.values.values()]
    expect(await refreshes(server.url, before)).toBe(40020)
    expect(await refreshes(server.url, after)).toBe(0)
  })

  it('as another user of the site is another account that inherits nothing', async () => {
    const server = await site()
    const mine = profile()
    const first = await mine.signIn(server.url)
    const second = await mine.signIn(server.url, bob)
    expect(second.isNew).toBe(true)
    expect(mine.rows).toEqual([first.account, second.account])
    expect(mine.secrets.values.size).toBe(2)
    expect((await me((await mine.accounts.connect(first.account)).api)).email).toBe('ana@example.org')
    expect((await me((await mine.accounts.connect(second.account)).api)).email).toBe('bob@example.org')
  })

  it('numbers accounts that would have the same name', async () => {
    const server = await site()
    server.site.addUser({ email: 'ana@example.com', password: 'redrop-pass-3' })
    const mine = profile()
    await mine.signIn(server.url)
    const second = await mine.signIn(server.url, { email: 'ana@example.com', password: 'redrop-pass-3' })
    expect(second.account.name).toBe(`ana-2@${new URL(server.url).host}`)
  })

  it('at a URL where another site answers now sends no password there', async () => {
    const server = await site()
    const mine = profile()
    const { account } = await mine.signIn(server.url)
    await server.close()
    const stranger = await site({ port: Number(new URL(server.url).port) })
    await expect(mine.signIn(server.url)).rejects.toMatchObject({
      code: 'wrong-site',
      params: { host: new URL(server.url).host, account: account.name },
    })
    expect(stranger.requests.filter(({ method }) => method !== 'GET')).toEqual([])
  })
})

describe('the account that a command means', () => {
  it('is the only one, or the named one', async () => {
    const server = await site()
    const mine = profile()
    await expect(mine.accounts.resolve()).rejects.toMatchObject({ code: 'no-account' })
    const { account } = await mine.signIn(server.url)
    expect(await mine.accounts.resolve()).toEqual(account)
    const second = await mine.signIn(server.url, bob)
    const names = `${account.name}, ${second.account.name}`
    await expect(mine.accounts.resolve()).rejects.toMatchObject({
      code: 'account-ambiguous',
      params: { names },
    })
    expect(await mine.accounts.resolve(second.account.name.toUpperCase())).toEqual(second.account)
    await expect(mine.accounts.resolve('eve@nowhere')).rejects.toMatchObject({
      code: 'account-unknown',
      params: { name: 'eve@nowhere', names },
    })
    expect(await mine.accounts.list()).toEqual([account, second.account])
  })
})

/** The code that refreshing with this token gives. */
async function refreshes(url: string, token: string | undefined): Promise<number> {
  const body = JSON.stringify({ refresh_token: token })
  const reply = await fetch(`${url}/api/v4/session/token/refresh`, { method: 'POST', body })
  return ((await reply.json()) as { code: number }).code
}
