import { expect } from 'vitest'
import type { Client } from '../harness/client.ts'
import { accepted, expectCode } from '../harness/expectations.ts'
import type { Reply } from '../harness/reply.ts'
import { scenario } from '../harness/scenario.ts'
import { app, authorized, authorizedOffline, consent, exchangeCode, newCode, registerApp } from './oauth.ts'
import { forged, login, refresh, refreshed, signOut } from './session.ts'

const needs = 'test-server'
const refused = 'Failed to issue token pair'

function revoke(user: Client): Promise<Reply> {
  return user.call('DELETE', `/session/oauth/grant/${app.id}`)
}

scenario(
  'sign-in/oauth-own-app-loopback',
  'a disabled app ends exchange and refresh, not access tokens; enabled again all goes on',
  { needs },
  async (context) => {
    const { user, server } = context
    const registered = registerApp(server)
    const tokens = await authorizedOffline(context)
    const code = await newCode(user)
    registered.enabled = false
    expectCode(await user.call('GET', `/session/oauth/app/${app.id}`), 404, 'App not found')
    const exchange = await exchangeCode(user, code)
    expect([exchange.status, JSON.parse(exchange.text)]).toMatchObject([
      400,
      { error: 'App not found', error_codes: [404] },
    ])
    expectCode(await refresh(user, tokens.refresh_token), 40020, refused)
    accepted(await user.as(tokens.access_token).call('GET', '/user/me'))
    registered.enabled = true
    await refreshed(user, tokens.refresh_token)
  },
)

scenario(
  'sign-in/oauth-own-app-loopback',
  'a new secret of the app ends nothing',
  { needs },
  async (context) => {
    const registered = registerApp(context.server)
    const tokens = await authorizedOffline(context)
    registered.secret = 'another-secret'
    await refreshed(context.user, tokens.refresh_token)
  },
)

scenario(
  'sign-in/oauth-refresh-scope-guard',
  'a refresh fails while an OAuth token without offline_access is attached',
  { needs },
  async (context) => {
    const { user, server } = context
    registerApp(server)
    const small = await authorized(context, 'openid profile')
    expect(small.refresh_token).toBeUndefined()
    expect(small.refresh_token_expires_in).toBe(2_591_999)
    const { access_token, refresh_token } = await authorizedOffline(context)
    const attached = (token: string) =>
      user.as(token).call('POST', '/session/token/refresh', { json: { refresh_token } })
    expectCode(await attached(small.access_token), 40089, 'Insufficient scope: offline_access')
    accepted(await attached(access_token))
    accepted(await refresh(user, refresh_token))
  },
)

scenario(
  'sign-in/oauth-grant-revoke',
  'the latest consent counts: fewer scopes stop the refreshes of another device until all are back',
  { needs },
  async (context) => {
    const { user, server } = context
    registerApp(server)
    const { refresh_token } = await authorizedOffline(context)
    accepted(await consent(user, { scope: 'openid offline_access Files.Write' }))
    expectCode(await refresh(user, refresh_token), 40020, refused)
    accepted(await consent(user))
    accepted(await refresh(user, refresh_token))
  },
)

scenario(
  'sign-in/oauth-grant-revoke',
  'a revoked grant ends refreshes, not access tokens, and needs its own scope',
  { needs },
  async (context) => {
    const { user, server } = context
    registerApp(server)
    const tokens = await authorizedOffline(context)
    const mine = user.as(tokens.access_token)
    expectCode(await revoke(mine), 40089, 'Insufficient scope: UserSecurityInfo.Write')
    accepted(await refresh(user, tokens.refresh_token))
    accepted(await revoke(user))
    expectCode(await refresh(user, tokens.refresh_token), 40020, refused)
    accepted(await mine.call('GET', '/user/me'))
    expectCode(await revoke(user), 404, 'OAuth grant not found')
  },
)

scenario(
  'sign-in/oauth-revoked-grant-stays-dead',
  'after a revocation consent and exchange succeed, but no refresh ever does',
  { needs },
  async (context) => {
    const { user, server } = context
    registerApp(server)
    const first = await authorizedOffline(context)
    await refreshed(user, first.refresh_token)
    accepted(await revoke(user))
    const second = await authorizedOffline(context)
    accepted(await user.as(second.access_token).call('GET', '/user/me'))
    expectCode(await refresh(user, second.refresh_token), 40020, refused)
    expect(accepted(await user.call('GET', '/user/setting'))).not.toHaveProperty('oauth_grants')
    const shown = accepted(await user.call('GET', `/session/oauth/app/${app.id}`))
    expect(shown).not.toHaveProperty('consented_scopes')
    expectCode(await revoke(user), 404, 'OAuth grant not found')
  },
)

const clock = { offset: 0 }

scenario(
  'sign-in/oauth-sign-out-mark-expires',
  'a sign-out is remembered for the lifetime of the site, after which the longer OAuth token is back',
  { needs, server: { now: () => Date.now() + clock.offset, settings: { refreshTokenTtl: 100 } } },
  async (context) => {
    const { user, server } = context
    registerApp(server)
    const { refresh_token } = await authorizedOffline(context)
    expect(accepted(await signOut(user, refresh_token))).toBe('')
    expectCode(await refresh(user, refresh_token), 40020, refused)
    clock.offset += 105_000
    expectCode(await refresh(user, refresh_token), 40020, refused)
    clock.offset += 10_000
    accepted(await refresh(user, refresh_token))
  },
)

scenario(
  'sign-in/oauth-no-openid-token',
  'a token without openid gets no userinfo, but may consent',
  { needs },
  async (context) => {
    const { user, server } = context
    registerApp(server)
    const { access_token } = await authorized(context)
    const client = user.as(forged(server, access_token, { scopes: ['profile'] }))
    expectCode(await client.call('GET', '/session/oauth/userinfo'), 403, 'openid scope required')
    accepted(await consent(client, { scope: 'openid Files.Read' }))
  },
)

scenario('sign-in/oauth-no-openid-token', 'a sign-out asks for no scope', { needs }, async (context) => {
  const { user, account, server } = context
  registerApp(server)
  const { access_token } = await authorized(context, 'openid')
  const { refresh_token } = await login(user, account)
  const reply = await user.as(access_token).call('DELETE', '/session/token', { json: { refresh_token } })
  expect(accepted(reply)).toBe('')
  expectCode(await refresh(user, refresh_token), 40020)
})
