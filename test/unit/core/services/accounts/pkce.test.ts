import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { createPkce, createState } from '../../../../../src/core/services/accounts/pkce.ts'

describe('PKCE', () => {
  it('sends the SHA-256 of a verifier of allowed characters and length', () => {
    const { verifier, challenge } = createPkce()
    expect(verifier).toMatch(/^[A-Za-z0-9._~-]{43,128}$/)
    expect(challenge).toBe(createHash('sha256').update(verifier).digest('base64url'))
  })

  it('never uses a verifier or a state twice', () => {
    expect(createPkce().verifier).not.toBe(createPkce().verifier)
    expect(createState()).not.toBe(createState())
  })
})
