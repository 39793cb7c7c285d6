import { createHash, randomBytes } from 'node:crypto'

/** RFC 7636 with S256: `challenge` goes to the browser, `verifier` only to the token endpoint. */
export interface Pkce {
  readonly verifier: string
  readonly challenge: string
}

export function createPkce(): Pkce {
  const verifier = randomBytes(48).toString('base64url')
  return { verifier, challenge: createHash('sha256').update(verifier).digest('base64url') }
}

export function createState(): string {
  return randomBytes(24).toString('base64url')
}
