import { once } from 'node:events'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { describe, expect, it, onTestFinished } from 'vitest'
import { me } from '../../../src/core/cloudreve/user.ts'
import { scopes, type BrowserRequest } from '../../../src/core/services/accounts/browser-sign-in.ts'
import type { TestServer } from '../../cloudreve/index.ts'
import { profile, site } from './setup.ts'

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}

const pages = {
  done: 'Signed in. You can close this page.',
  refused: 'Not signed in.',
  stray: 'Nothing here.',
}

/** A site with an app registered for Redrop, and ana signed in in the browser that follows the links. */
async function registered() {
  const server = await site()
  server.site.state.identity.browserUserId = 1
  const app = {
    clientId: '5b0f5d3e-1111-4222-8333-944445555666',
    clientSecret: 'app-secret',
    redirectUri: `http://127.0.0.1:${await freePort()}/callback`,
  }
  server.site.addOAuthApp({
    id: app.clientId,
    secret: app.clientSecret,
    redirectUris: [app.redirectUri],
    scopes: scopes.split(' '),
  })
  const seen: { url: URL; opened: boolean }[] = []
  const shown: Promise<string>[] = []
  const mine = profile({
    browse: (url) => {
      shown.push(fetch(url).then((page) => page.text()))
      return Promise.resolve(true)
    },
  })
  const request: BrowserRequest = { app, pages, onAddress: (url, opened) => seen.push({ url, opened }) }
  const signIn = async (over: Partial<BrowserRequest> = {}) =>
    mine.accounts.signInWithBrowser(await mine.accounts.probe(server.url), { ...request, ...over })
  return { server, app, mine, signIn, seen, shown }
}

const called = (server: TestServer, path: string) =>
  server.requests.filter((each) => each.path.endsWith(path)).length

describe('signing in in the browser', () => {
  it('gives an account, refreshed once, and remembers the app', async () => {
    const { server, app, mine, signIn, seen, shown } = await registered()
    const { account, isNew } = await signIn()
    expect(account).toMatchObject({ method: 'oauth', email: 'ana@example.org', url: server.url })
    expect(isNew).toBe(true)
    expect(seen.map(({ opened }) => opened)).toEqual([true])
    expect(await shown[0]).toContain(pages.done)
    expect(called(server, '/session/token/refresh')).toBe(1)
    expect((await me((await mine.restart().accounts.connect(account)).api)).id).toBe(account.user)
    const found = await mine.accounts.probe(server.url)
    expect(await mine.restart().accounts.oauthApp(found)).toEqual(app)
    expect(JSON.stringify(mine.rows)).not.toContain(app.clientSecret)
    expect((await mine.accounts.signOut(account)).keepsApp).toBe(true)
  })

  it('asks with PKCE, a state and always the same scopes', async () => {
    const { app, signIn, seen } = await registered()
    await signIn()
    await signIn()
    const [first, second] = seen.map(({ url }) => url.searchParams)
    expect(Object.fromEntries(first ?? [])).toMatchObject({
      ...{ response_type: 'code', client_id: app.clientId, redirect_uri: app.redirectUri, scope: scopes },
      ...{ code_challenge_method: 'S256', code_challenge: expect.stringMatching(/^[\w-]{43}$/) as string },
    })
    expect(first?.get('state')).not.toBe(second?.get('state'))
    expect(first?.get('code_challenge')).not.toBe(second?.get('code_challenge'))
  })

  it('by another method is the same account', async () => {
    const { server, mine, signIn } = await registered()
    const password = await mine.signIn(server.url)
    const browser = await signIn()
    expect(browser).toMatchObject({ isNew: false, account: { name: password.account.name, method: 'oauth' } })
    expect(mine.rows).toHaveLength(1)
  })

  it('finds a grant that was revoked once dead at once', async () => {
    const { server, mine, signIn } = await registered()
    await signIn()
    const [grant] = server.site.state.identity.oauthGrants
    if (grant) grant.revoked = true
    const before = [...mine.secrets.values]
    await expect(signIn()).rejects.toMatchObject({ code: 'oauth-dead-grant' })
    expect([...mine.secrets.values]).toEqual(before)
  })

  it('does not open a browser for an app the site does not know', async () => {
    const { signIn, app, seen } = await registered()
    await expect(signIn({ app: { ...app, clientId: 'unknown' } })).rejects.toMatchObject({
      code: 'oauth-unavailable',
    })
    expect(seen).toEqual([])
  })

  it('is not offered by a site from before there were apps', async () => {
    const { server, signIn, seen } = await registered()
    const answer = {
      kind: 'answer',
      status: 404,
      contentType: 'text/plain',
      body: '404 page not found',
    } as const
    server.site.faults.add({ match: { path: /oauth\/app/ }, do: answer })
    await expect(signIn()).rejects.toMatchObject({ code: 'oauth-unavailable' })
    expect(seen).toEqual([])
  })

  it('tells that the user or the site refused', async () => {
    const { server, app } = await registered()
    const mine = profile({
      browse: async (url) => {
        const state = url.searchParams.get('state') ?? ''
        await fetch(`${app.redirectUri}?error=access_denied&state=${state}`)
        return true
      },
    })
    const request = { app, pages, onAddress: () => undefined }
    const trial = mine.accounts.signInWithBrowser(await mine.accounts.probe(server.url), request)
    await expect(trial).rejects.toMatchObject({ code: 'oauth-refused', params: { detail: 'access_denied' } })
    expect(mine.rows).toEqual([])
  })

  it('tells that the rights granted do not suffice', async () => {
    const { server, signIn, mine } = await registered()
    const body = JSON.stringify({ code: 40089, msg: 'Insufficient scope: UserInfo.Read' })
    const answer = { kind: 'answer', status: 200, contentType: 'application/json', body } as const
    server.site.faults.add({ match: { path: /user\/me$/ }, do: answer })
    await expect(signIn()).rejects.toMatchObject({
      code: 'scope-missing',
      params: { scope: 'UserInfo.Read' },
    })
    expect(mine.rows).toEqual([])
  })

  it('tells that the secret is wrong and does not remember it', async () => {
    const { server, signIn, app, mine } = await registered()
    await expect(signIn({ app: { ...app, clientSecret: 'wrong' } })).rejects.toMatchObject({
      code: 'oauth-refused',
    })
    expect(await mine.accounts.oauthApp(await mine.accounts.probe(server.url))).toBeNull()
    expect(mine.rows).toEqual([])
  })

  it('tells which port is taken', async () => {
    const { app, signIn, seen } = await registered()
    const port = Number(new URL(app.redirectUri).port)
    const other = createServer().listen(port, '127.0.0.1')
    onTestFinished(() => void other.close())
    await once(other, 'listening')
    await expect(signIn()).rejects.toMatchObject({ code: 'redirect-port-busy', params: { port } })
    expect(seen).toEqual([])
  })

  it('waits for an address opened by hand, and ends on cancel', async () => {
    const { server, app } = await registered()
    const mine = profile()
    const found = await mine.accounts.probe(server.url)
    const byHand = await mine.accounts.signInWithBrowser(found, {
      ...{ app, pages },
      onAddress: (url, opened) => {
        expect(opened).toBe(false)
        void fetch(url)
      },
    })
    expect(byHand.account.method).toBe('oauth')
    const abort = new AbortController()
    const cancelled = mine.accounts.signInWithBrowser(found, {
      ...{ app, pages, signal: abort.signal },
      onAddress: () => abort.abort(),
    })
    await expect(cancelled).rejects.toMatchObject({ code: 'cancelled' })
  })
})
