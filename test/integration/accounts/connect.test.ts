import { describe, expect, it } from 'vitest'
import { me } from '../../../src/core/cloudreve/user.ts'
import type { TestServer } from '../../cloudreve/index.ts'
import { bob, profile, site } from './setup.ts'

const refreshes = (server: TestServer) =>
  server.requests.filter(({ path }) => path.endsWith('/token/refresh')).length

describe('a connection', () => {
  it('works right after signing in without another refresh', async () => {
    const server = await site()
    const mine = profile()
    const { account } = await mine.signIn(server.url)
    expect((await me((await mine.accounts.connect(account)).api)).id).toBe(account.user)
    expect(refreshes(server)).toBe(0)
  })

  it('refreshes once for many in a later process and keeps the new refresh token', async () => {
    let now = Date.now()
    const server = await site({ now: () => now })
    const mine = profile()
    const { account } = await mine.signIn(server.url)
    const [before] = [...mine.secrets.values.values()]
    now += 60_000
    const later = mine.restart()
    const all = Array.from({ length: 8 }, async () => me((await later.accounts.connect(account)).api))
    for (const user of await Promise.all(all)) expect(user.id).toBe(account.user)
    expect(refreshes(server)).toBe(1)
    expect([...mine.secrets.values.values()]).not.toEqual([before])
    expect(mine.secrets.values.size).toBe(1)
  })

  it('tells how far the server’s clock is ahead', async () => {
    const server = await site()
    const mine = profile({ now: () => Date.now() - 3_600_000 })
    const { account } = await mine.signIn(server.url)
    const connected = await mine.accounts.connect(account)
    await me(connected.api)
    expect(Math.abs(connected.serverAhead() - 3_600_000)).toBeLessThan(10_000)
  })

  it('without a kept secret asks for a sign-in', async () => {
    const server = await site()
    const mine = profile()
    const { account } = await mine.signIn(server.url)
    mine.secrets.values.clear()
    await expect(mine.restart().accounts.connect(account)).rejects.toMatchObject({
      code: 'sign-in-needed',
      params: { account: account.name, host: new URL(server.url).host },
    })
  })

  it('that the site ended asks for a sign-in and keeps the secret, since the cause may pass', async () => {
    const server = await site()
    const mine = profile()
    const { account } = await mine.signIn(server.url)
    server.site.user(1).password = 'changed-elsewhere'
    const { api } = await mine.restart().accounts.connect(account)
    await expect(me(api)).rejects.toMatchObject({ code: 'sign-in-needed', params: { account: account.name } })
    server.site.user(1).password = 'redrop-pass-1'
    expect((await me(api)).id).toBe(account.user)
  })

  it('to a URL where another site answers now says so', async () => {
    const server = await site()
    const mine = profile()
    const { account } = await mine.signIn(server.url)
    await server.close()
    await site({ port: Number(new URL(server.url).port) })
    const { api } = await mine.restart().accounts.connect(account)
    await expect(me(api)).rejects.toMatchObject({
      code: 'wrong-site',
      params: { account: account.name, host: new URL(server.url).host },
    })
  })
})

describe('signing out', () => {
  it('ends the sign-in on the site and removes account and secret', async () => {
    const server = await site()
    const mine = profile()
    const { account } = await mine.signIn(server.url)
    const [token] = [...mine.secrets.values.values()]
    expect(await mine.accounts.signOut(account)).toEqual({ account, notTold: null, keepsApp: false })
    expect(mine.secrets.values.size).toBe(0)
    expect(mine.rows).toEqual([])
    const body = JSON.stringify({ refresh_token: token })
    const reply = await fetch(`${server.url}/api/v4/session/token/refresh`, { method: 'POST', body })
    expect(await reply.json()).toMatchObject({ code: 40020 })
    await expect(mine.accounts.connect(account)).rejects.toMatchObject({ code: 'sign-in-needed' })
  })

  it('leaves other accounts alone', async () => {
    const server = await site()
    const mine = profile()
    const first = await mine.signIn(server.url)
    const second = await mine.signIn(server.url, bob)
    await mine.accounts.signOut(first.account)
    expect(mine.rows).toEqual([second.account])
    expect((await me((await mine.restart().accounts.connect(second.account)).api)).email).toBe(bob.email)
  })

  it('removes the secret here although the site cannot be told, and says that', async () => {
    const server = await site()
    const mine = profile()
    const { account } = await mine.signIn(server.url)
    await server.close()
    const { notTold } = await mine.accounts.signOut(account)
    expect(notTold).toMatchObject({ code: 'connection-refused', params: { host: new URL(server.url).host } })
    expect(mine.secrets.values.size).toBe(0)
    expect(mine.rows).toEqual([])
  })

  it('at a URL where another site answers now shows it nothing, and says that', async () => {
    const server = await site()
    const mine = profile()
    const { account } = await mine.signIn(server.url)
    await server.close()
    const stranger = await site({ port: Number(new URL(server.url).port) })
    const { notTold } = await mine.restart().accounts.signOut(account)
    expect(notTold).toMatchObject({ code: 'wrong-site', params: { host: new URL(server.url).host } })
    expect(stranger.requests.filter(({ method }) => method !== 'GET')).toEqual([])
    expect(mine.secrets.values.size).toBe(0)
  })

  it('of a sign-in that is over already is no trouble', async () => {
    const server = await site()
    const mine = profile()
    const { account } = await mine.signIn(server.url)
    mine.secrets.values.clear()
    expect((await mine.accounts.signOut(account)).notTold).toBeNull()
    expect(mine.rows).toEqual([])
  })
})

describe('the session-only tier', () => {
  it('works within the process and says that it ends with it', async () => {
    const server = await site()
    const mine = profile({ tier: 'session' })
    const { account, tier } = await mine.signIn(server.url)
    expect(tier).toBe('session')
    expect((await me((await mine.accounts.connect(account)).api)).id).toBe(account.user)
  })
})
