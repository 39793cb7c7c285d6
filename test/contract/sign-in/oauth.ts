import { createHash } from 'node:crypto'
import type { TestServer } from '../../cloudreve/index.ts'
import type { Client } from '../harness/client.ts'
import type { Context } from '../harness/context.ts'
import { accepted } from '../harness/expectations.ts'
import type { Reply } from '../harness/reply.ts'

/** An app of the site's own, as an administrator registers it for a desktop client. */
export const app = {
  id: 'dfd9f907-0bf0-48d5-9f38-02bc20d0cd50',
  secret: 'own-client-secret-of-the-app',
  redirectUris: ['http://127.0.0.1:8976/callback', 'redrop-contract://signed-in'],
  scopes: [
    'openid',
    'profile',
    'email',
    'offline_access',
    'UserInfo.Read',
    'UserInfo.Write',
    'UserSecurityInfo.Write',
    'Files.Read',
    'Files.Write',
  ],
  refreshTokenTtl: 2_592_000,
} as const

export const verifier = 'a-verifier-of-enough-characters-0123456789-abcdef'
const challenge = createHash('sha256').update(verifier).digest('base64url')
export const fullScope = 'openid profile offline_access Files.Write UserInfo.Read'

/** What an administrator may change of it later. */
interface RegisteredApp {
  secret: string
  scopes: readonly string[]
  enabled: boolean
}

/** Registers the app at the test server. */
export function registerApp({ site }: TestServer): RegisteredApp {
  site.addOAuthApp(app)
  const registered = site.state.identity.oauthApps.find((each) => each.id === app.id)
  if (registered === undefined) throw new Error('the app was not registered')
  return registered
}

/** What the exchange answers: no envelope. */
export interface OAuthTokens {
  readonly access_token: string
  readonly token_type: string
  readonly expires_in: number
  readonly refresh_token_expires_in: number
  readonly refresh_token?: string
  readonly scope: string
}

/** POST /session/oauth/consent with PKCE; `change` overrides fields, undefined leaves one out. */
export function consent(user: Client, change: object = {}): Promise<Reply> {
  return user.call('POST', '/session/oauth/consent', {
    json: {
      client_id: app.id,
      response_type: 'code',
      redirect_uri: app.redirectUris[0],
      scope: fullScope,
      state: 'st4te',
      code_challenge: challenge,
      code_challenge_method: 'S256',
      ...change,
    },
  })
}

export async function newCode(user: Client, change: object = {}): Promise<string> {
  return (accepted(await consent(user, change)) as { code: string }).code
}

/** POST /session/oauth/token as a form; `change` overrides fields, undefined leaves one out. */
export function exchangeCode(
  user: Client,
  code: string,
  change: Readonly<Record<string, string | undefined>> = {},
): Promise<Reply> {
  const fields: Readonly<Record<string, string | undefined>> = {
    grant_type: 'authorization_code',
    client_id: app.id,
    client_secret: app.secret,
    code,
    code_verifier: verifier,
    ...change,
  }
  const given = Object.entries(fields).filter((entry): entry is [string, string] => entry[1] !== undefined)
  return user.as(null).call('POST', '/session/oauth/token', {
    body: new URLSearchParams(given).toString(),
    headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
  })
}

/** Consent and exchange for that scope; the app has to be registered. */
export async function authorized({ user }: Context, scope: string = fullScope): Promise<OAuthTokens> {
  const reply = await exchangeCode(user, await newCode(user, { scope }))
  if (reply.status !== 200) throw new Error(`no tokens: ${reply.text}`)
  return JSON.parse(reply.text) as OAuthTokens
}

/** As `authorized`, where the scope has offline_access. */
export async function authorizedOffline(context: Context, scope?: string): Promise<Required<OAuthTokens>> {
  const tokens = await authorized(context, scope)
  const { refresh_token } = tokens
  if (refresh_token === undefined) throw new Error('no refresh token')
  return { ...tokens, refresh_token }
}
