import { describe, expect, it } from 'vitest'
import { parseAddress } from '../../../../../src/core/services/accounts/address.ts'

describe('the address of a site as people type it', () => {
  it.each([
    ['files.example.org', null, 'files.example.org', ['']],
    ['  files.example.org/ ', null, 'files.example.org', ['']],
    ['files.example.org:8443', null, 'files.example.org:8443', ['']],
    ['localhost:5212', null, 'localhost:5212', ['']],
    ['HTTPS://Files.Example.org', 'https:', 'files.example.org', ['']],
    ['http://files.example.org:5212/', 'http:', 'files.example.org:5212', ['']],
    ['https://example.org/cloud/', 'https:', 'example.org', ['/cloud', '']],
    ['https://example.org//cloud', 'https:', 'example.org', ['/cloud', '']],
    ['https://[2001:db8::1]:5212', 'https:', '[2001:db8::1]:5212', ['']],
    ['https://bücher.example', 'https:', 'xn--bcher-kva.example', ['']],
  ] as const)('reads %j', (input, scheme, host, paths) => {
    expect(parseAddress(input)).toMatchObject({ scheme, host, paths })
  })

  it('finds the base paths that a pasted link may stand under, longest first', () => {
    const link = 'https://example.org/cloud/home?path=cloudreve%3A%2F%2Fmy%2FDocs%3Fa&open=x#y'
    expect(parseAddress(link).paths).toEqual(['/cloud/home', '/cloud', ''])
  })

  it('tries only so many base paths', () => {
    expect(parseAddress('example.org/a/b/c/d/e/f/g').paths).toEqual(['/a/b/c/d', '/a/b/c', '/a/b', '/a', ''])
  })

  it.each([
    '',
    '   ',
    'two words',
    'https://',
    'ftp://example.org',
    'cloudreve://my/Docs',
    'javascript:alert(1)',
    'ana@example.org',
    'https://ana:secret@example.org',
    'https://example.org:99999',
    '/home/ana/file.txt',
    '\\\\server\\share',
    './x',
  ])('refuses %j', (input) => {
    expect(() => parseAddress(input)).toThrow(
      expect.objectContaining({ code: 'not-a-url', params: { input: input.trim() } }) as Error,
    )
  })
})
