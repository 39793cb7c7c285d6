import { expect } from 'vitest'
import { accepted, expectCode } from '../harness/expectations.ts'
import type { Reply } from '../harness/reply.ts'
import { scenario } from '../harness/scenario.ts'
import { app, authorized, exchangeCode, fullScope, newCode, registerApp, verifier } from './oauth.ts'
import type { OAuthTokens } from './oauth.ts'
import { decoded, refreshed } from './session.ts'

const needs = 'test-server'

/** HTTP 400 without an envelope (contract §1.2). */
function expectOAuthError(reply: Reply, error: string, code: number): void {
  expect([reply.status, JSON.parse(reply.text)]).toMatchObject([
    400,
    { error, error_description: '', error_codes: [code], correlation_id: expect.any(String) as string },
  ])
}

function tokensOf(reply: Reply): OAuthTokens {
  expect(reply.status, reply.text).toBe(200)
  return JSON.parse(reply.text) as OAuthTokens
}

scenario(
  'sign-in/oauth-desktop-flow',
  'a code is exchanged for bare tokens that carry app and scopes, and refreshes keep them',
  { needs },
  async (context) => {
    const { user, server } = context
    registerApp(server)
    const tokens = await authorized(context)
    expect(tokens).toEqual({
      access_token: expect.any(String) as string,
      token_type: 'Bearer',
      expires_in: 3599,
      refresh_token_expires_in: 2_591_999,
      refresh_token: expect.any(String) as string,
      scope: fullScope,
    })
    const carried = { client_id: app.id, scopes: fullScope.split(' ') }
    expect(decoded(tokens.access_token).claims).toMatchObject({ token_type: 'access', ...carried })
    expect(decoded(tokens.refresh_token ?? '').claims).toMatchObject({ token_type: 'refresh', ...carried })

    const mine = user.as(tokens.access_token)
    expect(accepted(await mine.call('GET', '/user/me'))).toEqual(accepted(await user.call('GET', '/user/me')))
    const pair = await refreshed(user, tokens.refresh_token ?? '')
    expect(decoded(pair.access_token).claims).toMatchObject(carried)
    expect(decoded(pair.refresh_token).claims).toMatchObject({
      ...carried,
      root_token_id: decoded(tokens.refresh_token ?? '').claims['root_token_id'],
    })
  },
)

scenario(
  'sign-in/oauth-desktop-flow',
  'userinfo answers bare claims by scope, all of them to a password login',
  { needs },
  async (context) => {
    const { user, server } = context
    registerApp(server)
    const { id } = accepted(await user.call('GET', '/user/me')) as { id: string }
    const claims = async (token: string | null) =>
      JSON.parse((await user.as(token).call('GET', '/session/oauth/userinfo')).text) as object
    const profile = {
      name: 'ana',
      preferred_username: 'ana',
      picture: `${server.url}/api/v4/user/avatar/${id}`,
      updated_at: expect.any(Number) as number,
    }
    const email = { email: 'ana@example.org', email_verified: true }
    expect(await claims(user.token)).toEqual({ sub: id, ...profile, ...email })
    expect(await claims((await authorized(context, 'openid')).access_token)).toEqual({ sub: id })
    expect(await claims((await authorized(context, 'openid profile')).access_token)).toEqual({
      sub: id,
      ...profile,
    })
    expect(await claims((await authorized(context, 'openid email')).access_token)).toEqual({
      sub: id,
      ...email,
    })
  },
)

scenario(
  'sign-in/oauth-token-errors',
  'a missing field is HTTP 200 with 40001 and leaves the code usable',
  { needs },
  async ({ user, server }) => {
    registerApp(server)
    const code = await newCode(user)
    const missing: [change: Record<string, string | undefined>, message: string][] = [
      [{ client_secret: undefined }, 'ClientSecret cannot be empty'],
      [{ client_secret: '' }, 'ClientSecret cannot be empty'],
      [{ grant_type: 'refresh_token' }, 'Invalid parameters.'],
      [{ grant_type: undefined }, 'GrantType cannot be empty'],
      [{ client_id: undefined }, 'ClientID cannot be empty'],
    ]
    for (const [change, message] of missing)
      expectCode(await exchangeCode(user, code, change), 40001, message)
    const json = { grant_type: 'authorization_code', client_id: app.id, client_secret: app.secret, code }
    const asJson = await user.as(null).call('POST', '/session/oauth/token', { json })
    expectCode(asJson, 40001, 'ClientID cannot be empty')
    tokensOf(await exchangeCode(user, code))
    expectOAuthError(await exchangeCode(user, code), 'Invalid or expired authorization code', 40020)
  },
)

scenario(
  'sign-in/oauth-token-errors',
  'every HTTP 400 burns the code: wrong verifier, secret or client id',
  { needs },
  async ({ user, server }) => {
    registerApp(server)
    server.site.addOAuthApp({ ...app, id: 'another-app' })
    const wrong: [change: Record<string, string | undefined>, error: string][] = [
      [{ code_verifier: 'wrong' }, 'Invalid code verifier'],
      [{ code_verifier: undefined }, 'Invalid code verifier'],
      [{ client_secret: 'wrong' }, 'Invalid client secret'],
      [{ client_id: 'another-app' }, 'Client ID mismatch'],
    ]
    for (const [change, error] of wrong) {
      const code = await newCode(user)
      expectOAuthError(await exchangeCode(user, code, change), error, 40020)
      expectOAuthError(await exchangeCode(user, code), 'Invalid or expired authorization code', 40020)
    }
    expectOAuthError(await exchangeCode(user, 'unknown'), 'Invalid or expired authorization code', 40020)
  },
)

scenario(
  'sign-in/oauth-token-errors',
  'without a challenge no verifier is asked for; the redirect is ignored; fields may be in the query',
  { needs },
  async ({ user, server }) => {
    registerApp(server)
    const open = { code_challenge: undefined, code_challenge_method: undefined }
    tokensOf(await exchangeCode(user, await newCode(user, open), { code_verifier: undefined }))
    tokensOf(await exchangeCode(user, await newCode(user), { redirect_uri: '/something/else' }))
    const query = {
      grant_type: 'authorization_code',
      client_id: app.id,
      client_secret: app.secret,
      code: await newCode(user),
      code_verifier: verifier,
    }
    tokensOf(await user.as(null).call('POST', '/session/oauth/token', { query }))
  },
)

const clock = { offset: 0 }

scenario(
  'sign-in/time-limits',
  'a code is good for ten minutes',
  { needs, server: { now: () => Date.now() + clock.offset } },
  async ({ user, server }) => {
    registerApp(server)
    const [early, late] = [await newCode(user), await newCode(user)]
    clock.offset += 590_000
    tokensOf(await exchangeCode(user, early))
    clock.offset += 22_000
    expectOAuthError(await exchangeCode(user, late), 'Invalid or expired authorization code', 40020)
  },
)

scenario(
  'sign-in/oauth-exchange-late-changes',
  'scopes taken from the app or a ban after the consent stop the exchange',
  { needs },
  async ({ user, server }) => {
    const registered = registerApp(server)
    const first = await newCode(user)
    registered.scopes = ['openid']
    expectOAuthError(await exchangeCode(user, first), 'Invalid scope', 40001)
    registered.scopes = app.scopes
    const second = await newCode(user)
    const [ana] = server.site.state.users
    if (ana !== undefined) ana.status = 'manual_banned'
    expectOAuthError(await exchangeCode(user, second), 'User not found', 40021)
  },
)
