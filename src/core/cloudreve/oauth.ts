import { z } from 'zod'
import type { HttpReply } from '../ports/http.ts'
import type { Api } from './api.ts'
import { openEnvelope, parseJson } from './envelope.ts'
import { ApiError } from './errors.ts'

export interface OAuthApp {
  readonly id: string
  readonly name: string
}

export interface AuthorizeRequest {
  readonly clientId: string
  /** Must equal a registered one, character by character. */
  readonly redirectUri: string
  /** Separated by single spaces; the latest consent replaces earlier ones, so always the same string. */
  readonly scope: string
  readonly state: string
  /** SHA-256 of the verifier, base64url. */
  readonly challenge: string
}

export interface ExchangeRequest {
  readonly clientId: string
  readonly clientSecret: string
  readonly code: string
  readonly verifier: string
}

export interface OAuthTokens {
  readonly accessToken: string
  /** Absent unless `offline_access` was granted. */
  readonly refreshToken: string | null
  /** Milliseconds from now. */
  readonly accessLife: number
  readonly scopes: readonly string[]
}

/** Throws ApiError 404: unknown or disabled app; on servers before 4.12 UnexpectedAnswer 404. */
export async function appInfo(api: Api, clientId: string): Promise<OAuthApp> {
  const schema = z.object({ id: z.string(), name: z.string().default('') })
  const path = `/session/oauth/app/${encodeURIComponent(clientId)}`
  return api.call({ method: 'GET', path, schema, auth: 'none' })
}

/** The page of the site at which the user signs in and consents; PKCE with S256 (contract §3.3). */
export function authorizeUrl(baseUrl: URL, request: AuthorizeRequest): URL {
  const url = new URL(baseUrl)
  url.pathname = `${baseUrl.pathname.replace(/\/+$/, '')}/session/authorize`
  url.search = new URLSearchParams({
    response_type: 'code',
    client_id: request.clientId,
    redirect_uri: request.redirectUri,
    scope: request.scope,
    state: request.state,
    code_challenge: request.challenge,
    code_challenge_method: 'S256',
  }).toString()
  return url
}

const tokens = z
  .object({
    access_token: z.string().min(1),
    refresh_token: z.string().min(1).optional(),
    expires_in: z.number(),
    scope: z.string().default(''),
  })
  .transform((raw): OAuthTokens => ({
    accessToken: raw.access_token,
    refreshToken: raw.refresh_token ?? null,
    accessLife: raw.expires_in * 1000,
    scopes: raw.scope.split(' ').filter((scope) => scope !== ''),
  }))

/** Code for tokens. A refusal (ApiError 40020, 404, 40021, 40001 …) has used the code up. */
export async function exchange(api: Api, request: ExchangeRequest): Promise<OAuthTokens> {
  return api.call({
    method: 'POST',
    path: '/session/oauth/token',
    form: {
      grant_type: 'authorization_code',
      client_id: request.clientId,
      client_secret: request.clientSecret,
      code: request.code,
      code_verifier: request.verifier,
    },
    schema: tokens,
    auth: 'none',
    decode: openBareReply,
  })
}

const refusal = z.object({
  error: z.string(),
  error_codes: z.tuple([z.int()], z.int()),
  correlation_id: z.string().optional(),
})

/** Success is bare JSON, a refusal 400 with `error_codes`, a missing field an envelope (contract §1.2). */
function openBareReply(reply: HttpReply, now: number): unknown {
  const json = parseJson(reply, now)
  const refused = refusal.safeParse(json)
  if (refused.success) {
    const { error, error_codes, correlation_id } = refused.data
    throw new ApiError({
      code: error_codes[0],
      text: error,
      correlationId: correlation_id ?? null,
      status: reply.status,
      data: undefined,
      locks: null,
      inner: new Map(),
    })
  }
  const isTokens = reply.status === 200 && z.object({ access_token: z.string() }).safeParse(json).success
  return isTokens ? json : openEnvelope(reply, now)
}
