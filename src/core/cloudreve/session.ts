import { z } from 'zod'
import type { Api, Exchange } from './api.ts'
import { Code } from './codes.ts'
import { isCode } from './errors.ts'
import { nothing } from './schemas/basic.ts'
import { rawTokens, user, type RawTokens, type User } from './schemas/session.ts'

export interface Credentials {
  readonly email: string
  readonly password: string
  readonly captcha?: { readonly ticket: string; readonly text: string }
}

export type { User } from './schemas/session.ts'

export interface TokenPair extends RawTokens {
  /** Milliseconds the access token had left when it arrived, by the server's clock. */
  readonly accessLife: number
}

export interface SignedIn {
  readonly kind: 'signed-in'
  readonly user: User
  readonly tokens: TokenPair
}

export type SignIn = SignedIn | { readonly kind: 'two-factor'; readonly sessionId: string }

const signedIn = z.object({ user, token: rawTokens })

/** Throws ApiError 40080 (e-mail or password), 40017, 40018 (account), 40026 (captcha). Contract §3.1. */
export async function signIn(api: Api, credentials: Credentials): Promise<SignIn> {
  const { email, password, captcha } = credentials
  try {
    const reply = await api.exchange({
      method: 'POST',
      path: '/session/token',
      json: { email, password, ...(captcha && { ticket: captcha.ticket, captcha: captcha.text }) },
      schema: signedIn,
      auth: 'none',
    })
    return toSignedIn(reply)
  } catch (error) {
    if (!isCode(error, Code.NotFullySuccess) || typeof error.data !== 'string') throw error
    return { kind: 'two-factor', sessionId: error.data }
  }
}

/** Throws ApiError 40022 (wrong code, may be tried again), 404 (session over: begin anew). */
export async function finishTwoFactor(
  api: Api,
  request: { readonly sessionId: string; readonly otp: string },
): Promise<SignedIn> {
  const json = { otp: request.otp, session_id: request.sessionId }
  return toSignedIn(
    await api.exchange({
      method: 'POST',
      path: '/session/token/2fa',
      json,
      schema: signedIn,
      auth: 'none',
    }),
  )
}

/** The old refresh token stays valid (contract §1.4). Throws ApiError 40020 for any reason it may be refused. */
export async function refresh(api: Api, refreshToken: string): Promise<TokenPair> {
  const { value, serverDate } = await api.exchange({
    method: 'POST',
    path: '/session/token/refresh',
    json: { refresh_token: refreshToken },
    schema: rawTokens,
    auth: 'none',
  })
  return toPair(value, serverDate)
}

/** Ends every refresh token of the chain. A token the server does not know any more is signed out already. */
export async function signOut(api: Api, refreshToken: string): Promise<void> {
  try {
    await api.call({
      method: 'DELETE',
      path: '/session/token',
      json: { refresh_token: refreshToken },
      schema: nothing,
      auth: 'none',
    })
  } catch (error) {
    if (!isCode(error, Code.CredentialInvalid)) throw error
  }
}

function toSignedIn({ value, serverDate }: Exchange<z.infer<typeof signedIn>>): SignedIn {
  return { kind: 'signed-in', user: value.user, tokens: toPair(value.token, serverDate) }
}

function toPair(tokens: RawTokens, serverDate: number): TokenPair {
  return { ...tokens, accessLife: tokens.accessExpires - serverDate }
}
