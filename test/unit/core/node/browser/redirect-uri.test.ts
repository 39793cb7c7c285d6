import { describe, expect, it } from 'vitest'
import { parseRedirectUri } from '../../../../../src/core/node/browser/redirect-uri.ts'

describe('a registered redirect URI', () => {
  it('is taken apart into the place to listen at', () => {
    expect(parseRedirectUri('http://127.0.0.1:52700/callback')).toEqual({
      hostname: '127.0.0.1',
      port: 52700,
      path: '/callback',
      host: '127.0.0.1:52700',
    })
    expect(parseRedirectUri('http://[::1]:52700')).toMatchObject({ hostname: '::1', path: '/' })
  })

  it.each([
    'http://localhost:52700/callback',
    'http://127.0.0.1/callback',
    'https://127.0.0.1:52700/callback',
    'http://files.example.org:52700/callback',
    'http://127.0.0.1:52700/callback?x=1',
    '/callback/desktop',
    'redrop://signed-in',
    '',
  ])('is refused when nothing can listen there safely: %j', (uri) => {
    expect(() => parseRedirectUri(uri)).toThrow(
      expect.objectContaining({ code: 'redirect-unusable', params: { uri } }) as Error,
    )
  })
})
