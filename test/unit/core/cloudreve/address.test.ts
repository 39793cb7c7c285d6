import { expect, test } from 'vitest'
import { isSiteContent, reachable } from '../../../../src/core/cloudreve/address.ts'
import { authorizeUrl } from '../../../../src/core/cloudreve/oauth.ts'

const content = '/api/v4/file/content/7BHl/0/a%20b.txt?sign=s%3D%3A1'

test.each([
  [
    "the admin's host",
    `http://localhost:5212${content}`,
    'https://files.test',
    `https://files.test${content}`,
  ],
  ['another scheme', `http://files.test${content}`, 'https://files.test', `https://files.test${content}`],
  [
    'a site under a base path',
    `http://localhost:5212${content}`,
    'https://files.test/cloud',
    `https://files.test/cloud${content}`,
  ],
  [
    'a base path that is there already',
    `https://x.test/cloud${content}`,
    'https://files.test/cloud/',
    `https://files.test/cloud${content}`,
  ],
  [
    'an archive',
    'http://localhost/api/v4/file/archive/s/archive.zip?sign=s',
    'https://files.test',
    'https://files.test/api/v4/file/archive/s/archive.zip?sign=s',
  ],
  ['a relative link', content, 'https://files.test', `https://files.test${content}`],
  [
    'a storage provider',
    'https://bucket.s3.test/uploads/a?X-Amz-Signature=1',
    'https://files.test',
    'https://bucket.s3.test/uploads/a?X-Amz-Signature=1',
  ],
  [
    'another node',
    'https://node.test/api/v4/slave/file/content/0/x/0/a?sign=s',
    'https://files.test',
    'https://node.test/api/v4/slave/file/content/0/x/0/a?sign=s',
  ],
])('a link of %s is reached at the origin in use, or left alone', (_, link, baseUrl, expected) => {
  expect(reachable(new URL(baseUrl), link).href).toBe(expected)
})

test.each([
  ['https://files.test/api/v4/file/content/7BHl/0/a', true],
  ['https://files.test/cloud/api/v4/file/content/7BHl/0/a', true],
  ['https://node.test/api/v4/slave/file/content/0/x/0/a', false],
  ['https://bucket.s3.test/uploads/a', false],
])('%s is served by the site: %s', (url, expected) => {
  expect(isSiteContent(new URL(url))).toBe(expected)
})

test('the page for signing in is below the base path and carries everything, encoded', () => {
  const url = authorizeUrl(new URL('https://files.test/cloud'), {
    clientId: 'app',
    redirectUri: 'http://127.0.0.1:9/cb?x=1&y=2',
    scope: 'openid offline_access',
    state: 's',
    challenge: 'c',
  })
  expect(url.origin + url.pathname).toBe('https://files.test/cloud/session/authorize')
  expect(Object.fromEntries(url.searchParams)).toEqual({
    response_type: 'code',
    client_id: 'app',
    redirect_uri: 'http://127.0.0.1:9/cb?x=1&y=2',
    scope: 'openid offline_access',
    state: 's',
    code_challenge: 'c',
    code_challenge_method: 'S256',
  })
})
