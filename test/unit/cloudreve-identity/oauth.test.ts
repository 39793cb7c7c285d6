import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import type { Answer, Fixture } from './harness.ts'
import { claimsOf, fixture, someText } from './harness.ts'

const verifier = 'v'.repeat(64)
const app = {
  id: 'c0ffee00-0000-4000-8000-000000000001',
  secret: 'app-secret',
  redirectUris: ['http://127.0.0.1:8976/callback'],
  scopes: ['openid', 'profile', 'offline_access', 'UserInfo.Write', 'Files.Write'],
}
const asked = {
  client_id: app.id,
  response_type: 'code',
  redirect_uri: 'http://127.0.0.1:8976/callback',
  scope: 'openid offline_access UserInfo.Write Files.Write',
  state: 'st4te',
  code_challenge: createHash('sha256').update(verifier).digest('base64url'),
  code_challenge_method: 'S256',
}

async function withApp() {
  const site = await fixture()
  const registered = site.server.site.state.identity.oauthApps
  site.server.site.addOAuthApp(app)
  const { access_token: token } = await site.signIn()
  const consent = (changes = {}) =>
    site.call('POST', '/session/oauth/consent', { token, json: { ...asked, ...changes } })
  const code = async (changes = {}) => ((await consent(changes)).data as { code: string }).code
  const exchange = (form: Readonly<Record<string, string>>) =>
    site.call('POST', '/session/oauth/token', { form: { ...form } })
  const complete = (value: string, changes = {}) =>
    exchange({
      ...{ grant_type: 'authorization_code', client_id: app.id, client_secret: app.secret },
      ...{ code: value, code_verifier: verifier, ...changes },
    })
  const added = registered.find((each) => each.id === app.id)
  if (added === undefined) throw new Error('not registered')
  return { ...site, token, consent, code, exchange, complete, app: added }
}

function failure(answer: Answer) {
  return [answer.status, answer.body?.['error'], answer.body?.['error_codes']]
}

test('a code is exchanged for bare tokens that carry the app and its scopes', async () => {
  const { code, complete, call } = await withApp()
  const value = await code()
  expect(value).toHaveLength(128)
  const { status, body = {} } = await complete(value)
  expect([status, body]).toEqual([
    200,
    {
      access_token: someText,
      token_type: 'Bearer',
      expires_in: 3599,
      refresh_token_expires_in: 1_209_599,
      refresh_token: someText,
      scope: asked.scope,
    },
  ])
  const token = String(body['access_token'])
  expect(claimsOf(token)).toMatchObject({ client_id: app.id, scopes: asked.scope.split(' ') })
  expect((await call('GET', '/user/me', { token })).data.email).toBe('ana@example.org')
})

test('every HTTP 400 burns the code, a binding error does not', async () => {
  const { code, complete } = await withApp()
  const wrong = [
    [{ client_id: 'other' }, 'Client ID mismatch'],
    [{ code_verifier: 'wrong', client_secret: 'wrong' }, 'Invalid code verifier'],
    [{ client_secret: 'wrong' }, 'Invalid client secret'],
  ] as const
  for (const [changes, message] of wrong) {
    const value = await code()
    expect((await complete(value, { client_secret: '' })).body).toEqual({
      code: 40001,
      msg: 'ClientSecret cannot be empty',
    })
    expect(failure(await complete(value, changes))).toEqual([400, message, [40020]])
    expect(failure(await complete(value))).toEqual([400, 'Invalid or expired authorization code', [40020]])
  }
})

test('a code lives ten minutes and is exchanged once', async () => {
  const { code, complete, passSeconds } = await withApp()
  const [first, second] = [await code(), await code()]
  passSeconds(599)
  expect((await complete(first)).status).toBe(200)
  expect((await complete(first)).status).toBe(400)
  passSeconds(1)
  expect((await complete(second)).status).toBe(400)
})

test('what changes between consent and exchange is noticed', async () => {
  const { code, complete, app: registered, ana } = await withApp()
  const [a, b, c] = [await code(), await code(), await code()]
  registered.enabled = false
  expect(failure(await complete(a))).toEqual([400, 'App not found', [404]])
  Object.assign(registered, { enabled: true, scopes: ['openid'] })
  expect(failure(await complete(b))).toEqual([400, 'Invalid scope', [40001]])
  registered.scopes = app.scopes
  ana.status = 'manual_banned'
  expect(failure(await complete(c))).toEqual([400, 'User not found', [40021]])
})

test('redirect addresses and scopes must be registered literally', async () => {
  const { consent } = await withApp()
  const refusals = [
    [{ client_id: 'other' }, 404, 'App not found'],
    [{ redirect_uri: 'http://127.0.0.1:8976/callback/' }, 40001, 'Invalid redirect URI'],
    [{ redirect_uri: 'http://localhost:8976/callback' }, 40001, 'Invalid redirect URI'],
    [{ scope: 'openid Files.Read' }, 40001, 'Invalid scope requested'],
    [{ scope: 'openid  profile' }, 40001, 'Invalid scope requested'],
    [{ scope: 'profile' }, 40001, 'openid scope required'],
    [{ scope: undefined }, 40001, 'Scope cannot be empty'],
    [{ response_type: 'token' }, 40001, 'Invalid parameters.'],
    [{ code_challenge_method: 'plain' }, 40001, 'Invalid parameters.'],
    [{ state: 'x'.repeat(4097) }, 40001, 'State too long'],
  ] as const
  for (const [changes, code, msg] of refusals) {
    expect(await consent(changes)).toMatchObject({ code, msg })
  }
})

test('a later consent to less stops the refreshing of earlier logins until all is granted again', async () => {
  const { code, complete, consent, refresh } = await withApp()
  const token = String((await complete(await code())).body?.['refresh_token'])
  expect((await refresh(token)).code).toBe(0)
  await consent({ scope: 'openid offline_access' })
  expect((await refresh(token)).code).toBe(40020)
  await consent()
  expect((await refresh(token)).code).toBe(0)
})

test('a grant that was revoked once stays dead: exchange works, every refresh fails', async () => {
  const { code, complete, refresh, call, token } = await withApp()
  const revoke = () => call('DELETE', `/session/oauth/grant/${app.id}`, { token })
  await complete(await code())
  expect((await revoke()).code).toBe(0)
  const { body = {} } = await complete(await code())
  expect((await call('GET', '/user/me', { token: String(body['access_token']) })).code).toBe(0)
  expect((await refresh(String(body['refresh_token']))).code).toBe(40020)
  expect((await call('GET', '/user/setting', { token })).data).not.toHaveProperty('oauth_grants')
  expect((await call('GET', `/session/oauth/app/${app.id}`, { token })).data).not.toHaveProperty(
    'consented_scopes',
  )
  expect((await revoke()).code).toBe(404)
})

test('a sign-out mark lives as long as the site’s refresh tokens, not the app’s', async () => {
  const site = await fixture({ settings: { refreshTokenTtl: 1 } })
  site.server.site.addOAuthApp({ ...app, refreshTokenTtl: 7_776_000 })
  const { access_token: token } = await site.signIn()
  const { code } = (await site.call('POST', '/session/oauth/consent', { token, json: asked })).data
  const form = { grant_type: 'authorization_code', client_id: app.id, client_secret: app.secret, code }
  const answer = await site.call('POST', '/session/oauth/token', {
    form: { ...form, code_verifier: verifier },
  })
  const refreshToken = String(answer.body?.['refresh_token'])
  await site.call('DELETE', '/session/token', { json: { refresh_token: refreshToken } })
  expect((await site.refresh(refreshToken)).code).toBe(40020)
  site.passSeconds(12)
  expect((await site.refresh(refreshToken)).code).toBe(0)
})

test('scopes are enforced for tokens of apps, the missing one is named', async () => {
  const { code, complete, call } = await withApp()
  const tokenFor = async (scope: string) =>
    String((await complete(await code({ scope }))).body?.['access_token'])
  const narrow = await tokenFor('openid')
  const insufficient = (scope: string) => ({ code: 40089, msg: `Insufficient scope: ${scope}` })
  expect(await call('GET', '/user/me', { token: narrow })).toMatchObject(insufficient('UserInfo.Read'))
  expect(await call('POST', '/session/token/refresh', { token: narrow, json: {} })).toMatchObject(
    insufficient('offline_access'),
  )
  const wide = await tokenFor('openid UserInfo.Write')
  const json = { nick: 'Ana C', current_password: 'redrop-pass-1', new_password: 'other-pass' }
  expect(await call('PATCH', '/user/setting', { token: wide, json })).toMatchObject(
    insufficient('UserSecurityInfo.Write'),
  )
  expect((await call('GET', '/user/me', { token: wide })).data.nickname).toBe('Ana C')
  expect((await call('GET', '/session/oauth/userinfo', { token: wide })).body).toEqual({
    sub: someText,
  })
})

function authorizeUrl({ server }: Pick<Fixture, 'server'>, changes = {}): string {
  return `${server.url}/session/authorize?${String(new URLSearchParams({ ...asked, ...changes }))}`
}

test('the page sends a signed-in browser back to the app with code and state', async () => {
  const site = await withApp()
  site.server.site.state.identity.browserUserId = site.ana.id
  const response = await fetch(authorizeUrl(site), { redirect: 'manual' })
  const target = new URL(response.headers.get('location') ?? '')
  expect([response.status, target.origin + target.pathname, target.searchParams.get('state')]).toEqual([
    302,
    asked.redirect_uri,
    'st4te',
  ])
  expect((await site.complete(target.searchParams.get('code') ?? '')).status).toBe(200)
})

test('the page asks a stranger for e-mail and password, and says what is wrong', async () => {
  const site = await withApp()
  const page = await (await fetch(authorizeUrl(site))).text()
  expect(page).toContain('name="password"')
  const post = (password: string) =>
    fetch(authorizeUrl(site), {
      method: 'POST',
      redirect: 'manual',
      body: new URLSearchParams({ email: 'ana@example.org', password }),
    })
  expect(await (await post('wrong')).text()).toContain('Incorrect password or email address')
  expect((await post('redrop-pass-1')).headers.get('location')).toMatch(
    /^http:\/\/127\.0\.0\.1:8976\/callback\?code=.{128}&state=st4te$/,
  )
  site.server.site.state.identity.browserUserId = site.ana.id
  for (const [changes, problem] of [
    [{ client_id: 'other' }, 'App not found'],
    [{ redirect_uri: 'not an address' }, 'Invalid redirect URI'],
  ] as const) {
    expect(await (await fetch(authorizeUrl(site, changes))).text()).toContain(problem)
  }
})
