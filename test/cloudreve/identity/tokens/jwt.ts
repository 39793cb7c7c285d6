import { createHmac, timingSafeEqual } from 'node:crypto'

const header = encode({ alg: 'HS256', typ: 'JWT' })

/** Times in seconds since the epoch; no `jti`, so equal claims make equal texts (contract §1.3). */
export interface Claims {
  readonly token_type: 'access' | 'refresh'
  /** Hash id of the user. */
  readonly sub: string
  readonly exp: number
  readonly nbf: number
  readonly state_hash?: string
  readonly root_token_id?: string
  readonly scopes?: readonly string[]
  readonly client_id?: string
}

export function signToken(claims: Claims, secret: string): string {
  const content = `${header}.${encode(claims)}`
  return `${content}.${signature(content, secret)}`
}

/** null for everything that is not a token of this site valid at `now` (milliseconds), without leeway. */
export function readToken(token: string, secret: string, now: number): Claims | null {
  const [head, payload, signed, ...more] = token.split('.')
  if (head !== header || payload === undefined || signed === undefined || more.length > 0) return null
  if (!same(signed, signature(`${head}.${payload}`, secret))) return null
  const claims = JSON.parse(Buffer.from(payload, 'base64url').toString('utf8')) as Claims
  return claims.nbf * 1000 <= now && now < claims.exp * 1000 ? claims : null
}

function encode(content: unknown): string {
  return Buffer.from(JSON.stringify(content)).toString('base64url')
}

function signature(content: string, secret: string): string {
  return createHmac('sha256', secret).update(content).digest('base64url')
}

function same(a: string, b: string): boolean {
  return a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b))
}
