import { createHmac } from 'node:crypto'
import type { TestServer } from '../../cloudreve/index.ts'
import type { Client } from '../harness/client.ts'
import { accepted } from '../harness/expectations.ts'
import type { Reply } from '../harness/reply.ts'
import { signIn } from '../harness/sign-in.ts'
import type { TokenPair } from '../harness/sign-in.ts'
import type { Account } from '../harness/target.ts'

/** One more login of that account. */
export function login(user: Client, account: Account): Promise<TokenPair> {
  return signIn(user.url, account, user.agents)
}

/** POST /session/token without a login. */
export function tryLogin(user: Client, fields: object): Promise<Reply> {
  return user.as(null).call('POST', '/session/token', { json: fields })
}

/** POST /session/token/refresh without a login. */
export function refresh(user: Client, refresh_token: unknown): Promise<Reply> {
  return user.as(null).call('POST', '/session/token/refresh', { json: { refresh_token } })
}

/** A refresh that must be accepted. */
export async function refreshed(user: Client, refresh_token: string): Promise<TokenPair> {
  return accepted(await refresh(user, refresh_token)) as TokenPair
}

/** DELETE /session/token without a login. */
export function signOut(user: Client, refresh_token: string): Promise<Reply> {
  return user.as(null).call('DELETE', '/session/token', { json: { refresh_token } })
}

export type Claims = Readonly<Record<string, unknown>>

/** Header and claims of a JWT, unverified. */
export function decoded(token: string): { readonly header: Claims; readonly claims: Claims } {
  const [header, claims] = token
    .split('.')
    .slice(0, 2)
    .map((part) => JSON.parse(Buffer.from(part, 'base64url').toString()) as Claims)
  return { header: header ?? {}, claims: claims ?? {} }
}

/** The same token with a signature that does not fit. */
export function tampered(token: string): string {
  const at = token.lastIndexOf('.') + 1
  return token.slice(0, at) + (token[at] === 'A' ? 'B' : 'A') + token.slice(at + 1)
}

/** The token with some claims changed, signed with the secret of the test server. */
export function forged(server: TestServer, token: string, change: Claims): string {
  const [header = ''] = token.split('.')
  const claims = Buffer.from(JSON.stringify({ ...decoded(token).claims, ...change })).toString('base64url')
  const signed = `${header}.${claims}`
  const { tokenSecret } = server.site.state.identity
  return `${signed}.${createHmac('sha256', tokenSecret).update(signed).digest('base64url')}`
}
