import { expect } from 'vitest'
import { accepted, expectCode } from '../harness/expectations.ts'
import { scenario } from '../harness/scenario.ts'
import { app, authorized, consent, fullScope, registerApp } from './oauth.ts'

const desktop = '393a1839-f52e-498e-9972-e77cc2241eee'
const desktopScope =
  'profile email openid offline_access UserInfo.Write Workflow.Write Files.Write Shares.Write'

scenario(
  'sign-in/oauth-desktop-flow',
  'the built-in desktop app is shown to everybody, an unknown app to nobody',
  {},
  async ({ user }) => {
    expect(accepted(await user.as(null).call('GET', `/session/oauth/app/${desktop}`))).toMatchObject({
      id: desktop,
      name: 'application:oauth.desktop',
      icon: '/static/img/cloudreve.svg',
    })
    const unknown = '00000000-0000-4000-8000-000000000000'
    expectCode(await user.as(null).call('GET', `/session/oauth/app/${unknown}`), 404, 'App not found')
  },
)

const badRequests: [field: object, message: string][] = [
  [{ redirect_uri: '/callback/desktop/' }, 'Invalid redirect URI'],
  [{ redirect_uri: '/callback/desktop?x=1' }, 'Invalid redirect URI'],
  [{ redirect_uri: '/Callback/desktop' }, 'Invalid redirect URI'],
  [{ redirect_uri: 'http://127.0.0.1:8976/callback' }, 'Invalid redirect URI'],
  [{ scope: 'openid Admin.Read' }, 'Invalid scope requested'],
  [{ scope: 'openid Files.Read' }, 'Invalid scope requested'],
  [{ scope: 'openid  Files.Write' }, 'Invalid scope requested'],
  [{ scope: 'openid,Files.Write' }, 'Invalid scope requested'],
  [{ scope: 'profile Files.Write' }, 'openid scope required'],
  [{ scope: undefined }, 'Scope cannot be empty'],
  [{ response_type: 'token' }, 'Invalid parameters.'],
  [{ code_challenge_method: 'plain' }, 'Invalid parameters.'],
  [{ state: 's'.repeat(4097) }, 'State too long'],
]

// Refusals leave no grant behind, so they may run anywhere.
scenario(
  'sign-in/oauth-consent-errors',
  'a consent needs the exact redirect, registered scopes with openid, a code response and S256',
  {},
  async ({ user }) => {
    const base = { client_id: desktop, redirect_uri: '/callback/desktop', scope: desktopScope }
    for (const [field, message] of badRequests) {
      expectCode(await consent(user, { ...base, ...field }), 40001, message)
    }
    const absolute = { redirect_uri: `${user.url}/callback/desktop` }
    expectCode(await consent(user, { ...base, ...absolute }), 40001, 'Invalid redirect URI')
    const unknown = { client_id: '00000000-0000-4000-8000-000000000000' }
    expectCode(await consent(user, { ...base, ...unknown }), 404, 'App not found')
    expectCode(await consent(user.as(null), base), 401, 'Login required')
  },
)

scenario(
  'sign-in/oauth-consent-errors',
  'method and state may be missing, and an OAuth token of any scope may consent',
  { needs: 'test-server' },
  async (context) => {
    const { user, server } = context
    registerApp(server)
    const code = expect.stringMatching(/^[A-Za-z0-9]{128}$/) as string
    expect(accepted(await consent(user, { code_challenge_method: undefined }))).toEqual({
      code,
      state: 'st4te',
    })
    expect(accepted(await consent(user, { state: undefined }))).toEqual({ code, state: '' })
    const { access_token } = await authorized(context, 'openid')
    expect(accepted(await consent(user.as(access_token)))).toEqual({ code, state: 'st4te' })
  },
)

scenario(
  'sign-in/oauth-own-app-loopback',
  'port, host, slash and path of a loopback redirect must be the registered ones; private schemes work',
  { needs: 'test-server' },
  async ({ user, server }) => {
    registerApp(server)
    for (const redirect_uri of app.redirectUris) accepted(await consent(user, { redirect_uri }))
    const others = [
      'http://127.0.0.1:50001/callback',
      'http://localhost:8976/callback',
      'http://127.0.0.1:8976/callback/',
      'redrop-contract://signed-in/x',
    ]
    for (const redirect_uri of others) {
      expectCode(await consent(user, { redirect_uri }), 40001, 'Invalid redirect URI')
    }
  },
)

scenario(
  'sign-in/oauth-desktop-flow',
  'a consent shows up as scopes of the app for that user and as a grant in the settings',
  { needs: 'test-server' },
  async ({ user, server }) => {
    registerApp(server)
    const shown = async () => accepted(await user.call('GET', `/session/oauth/app/${app.id}`))
    expect(await shown()).not.toHaveProperty('consented_scopes')
    accepted(await consent(user))
    const scopes = fullScope.split(' ')
    expect(await shown()).toMatchObject({ consented_scopes: scopes })
    expect(accepted(await user.as(null).call('GET', `/session/oauth/app/${app.id}`))).not.toHaveProperty(
      'consented_scopes',
    )
    expect(accepted(await user.call('GET', '/user/setting'))).toMatchObject({
      oauth_grants: [{ client_id: app.id, scopes, last_used_at: expect.any(String) as string }],
    })
  },
)
