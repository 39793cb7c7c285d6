import { describe, expect, it } from 'vitest'
import { accountName } from '../../../../../src/core/services/accounts/names.ts'

describe('the name of an account', () => {
  it.each([
    ['ana@example.org', 'https://files.example.org', [], 'ana@files.example.org'],
    ['Ana.M+x@example.org', 'http://127.0.0.1:5212/cloud', [], 'ana.m+x@127.0.0.1:5212'],
    ['ana@a.org', 'https://h.org', ['ana@h.org'], 'ana-2@h.org'],
    ['ana@a.org', 'https://h.org', ['ana@h.org', 'ana-2@h.org'], 'ana-3@h.org'],
    ['王 芳@example.org', 'https://h.org', [], '王芳@h.org'],
    ['"$(x y)@z"@example.org', 'https://h.org', [], 'xyz@h.org'],
    ['@example.org', 'https://h.org', [], 'user@h.org'],
    ['ana', 'https://h.org', [], 'ana@h.org'],
  ] as const)('of %j at %s', (email, url, taken, name) => {
    expect(accountName(email, url, taken)).toBe(name)
  })
})
