import { expect } from 'vitest'
import type { Client } from '../harness/client.ts'
import { expectCode } from '../harness/expectations.ts'
import type { Reply } from '../harness/reply.ts'
import { scenario } from '../harness/scenario.ts'
import { login, signOut } from './session.ts'

function expectNotFound(reply: Reply): void {
  expect([reply.status, reply.headers['content-type']], reply.text.slice(0, 200)).toEqual([404, 'text/plain'])
}

function expectPage(reply: Reply): void {
  expect(reply.status).toBe(200)
  expect(reply.headers['content-type']).toMatch(/^text\/html/)
}

/** `path` is below the origin and base path of the site, not below `/api/v4`. */
function site(user: Client, method: string, path: string): Promise<Reply> {
  return user.fetch(`${user.url}${path}`, {}, method)
}

scenario(
  'sign-in/http-level',
  'an unknown route, a wrong method, HEAD and OPTIONS are HTTP 404 in plain text',
  {},
  async ({ user }) => {
    const routes = [
      ['GET', '/nope'],
      ['DELETE', '/site/ping'],
      ['OPTIONS', '/site/ping'],
      ['PUT', '/user/setting'],
      ['GET', '/site/config'],
      ['GET', '/user/setting/policies'],
    ] as const
    for (const [method, path] of routes) {
      const reply = await user.call(method, path)
      expectNotFound(reply)
      expect(reply.text).toBe('404 page not found')
    }
    expectNotFound(await user.call('HEAD', '/site/ping'))
    expectNotFound(await site(user, 'GET', '/api/v3/site/ping'))
  },
)

scenario(
  'sign-in/http-level',
  'a trailing slash redirects: GET with 301, other methods with 307',
  {},
  async ({ user }) => {
    const get = await user.call('GET', '/site/ping/')
    expect([get.status, get.headers.location?.endsWith('/api/v4/site/ping')]).toEqual([301, true])
    const post = await user.call('POST', '/session/token/', { json: { email: 'a@b.c' } })
    expect([post.status, post.headers.location?.endsWith('/api/v4/session/token')]).toEqual([307, true])
  },
)

scenario(
  'sign-in/http-level',
  'any path outside the API, a doubled slash and another case of it give the web page',
  {},
  async ({ user }) => {
    expectPage(await site(user, 'GET', '/'))
    expectPage(await site(user, 'GET', '//api/v4/site/ping'))
    expectPage(await site(user, 'GET', '/API/V4/site/ping'))
    expectPage(await site(user, 'GET', '/cloud/api/v4/site/ping'))
    expectPage(await site(user, 'POST', '/cloud/api/v4/session/token'))
  },
)

scenario(
  'sign-in/http-level',
  'a correlation id of the caller comes back, anything but a UUID is replaced',
  {},
  async ({ user }) => {
    const ask = (id: string) =>
      user.as(null).call('GET', '/user/me', { headers: { 'X-Cr-Correlation-Id': id } })
    const own = '11111111-2222-4333-8444-555555555555'
    expect((await ask(own)).envelope).toEqual({ code: 401, msg: 'Login required', correlation_id: own })
    expect((await ask('abc')).envelope.correlation_id).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/)
  },
)

scenario(
  'sign-in/http-level',
  'answers are uncompressed JSON that must not be cached, and set no cookie',
  {},
  async ({ user }) => {
    const reply = await user.call('GET', '/site/config/login', { headers: { 'Accept-Encoding': 'gzip' } })
    expectCode(reply, 0)
    expect(reply.headers).toMatchObject({
      'content-type': 'application/json; charset=utf-8',
      'cache-control': 'private, no-cache',
    })
    expect(reply.headers['content-encoding']).toBeUndefined()
    expect(reply.headers['set-cookie']).toBeUndefined()
    expect(Math.abs(Date.parse(reply.headers.date ?? ''))).toBeGreaterThan(0)
  },
)

scenario(
  'sign-in/http-level-more',
  'every method on a wrong base path gives the web page',
  {},
  async ({ user }) => {
    for (const method of ['PUT', 'DELETE', 'PATCH', 'HEAD', 'PROPFIND']) {
      expectPage(await site(user, method, '/cloud/api/v4/file/content'))
    }
  },
)

scenario(
  'sign-in/http-level-more',
  'a trailing slash redirects PUT, DELETE and PATCH with 307 and is 404 for HEAD',
  {},
  async ({ user }) => {
    const redirects = [
      ['PUT', '/file/content'],
      ['DELETE', '/session/token'],
      ['PATCH', '/user/setting'],
    ] as const
    for (const [method, path] of redirects) {
      const reply = await user.as(null).call(method, `${path}/`)
      expect([reply.status, reply.headers.location?.endsWith(`/api/v4${path}`)], method).toEqual([307, true])
    }
    expectNotFound(await user.call('HEAD', '/site/ping/'))
  },
)

scenario(
  'sign-in/non-200-and-odd-replies',
  'a garbage Authorization does no harm to a signed link, a refresh token in it does',
  {},
  async ({ user, uri, account, cleanUp }) => {
    const { refresh_token } = await login(user, account)
    cleanUp(() => signOut(user, refresh_token))
    await user.write(uri('a.txt'), 'hello')
    const link = await user.link(uri('a.txt'))
    expect((await user.fetch(link, { Authorization: 'Bearer garbage' })).text).toBe('hello')
    const wrongKind = await user.fetch(link, { Authorization: `Bearer ${refresh_token}` })
    expectCode(wrongKind, 40020, 'Invalid token type')
    const missing = await user.fetch(link.replace(/\?.*/, ''))
    expectCode(missing, 403, 'expire timestamp is missing')
    const expired = await user.fetch(link.replace(/:\d+$|%3A\d+$/, ':1700000000'))
    expectCode(expired, 40005, 'signature expired')
  },
)

scenario(
  'sign-in/non-200-and-odd-replies',
  'POST /file/url with redirect answers HTTP 302 without a body',
  {},
  async ({ user, uri }) => {
    await user.write(uri('a.txt'), 'hello')
    const reply = await user.call('POST', '/file/url', { json: { uris: [uri('a.txt')], redirect: true } })
    expect([reply.status, reply.text]).toEqual([302, ''])
    expect(reply.headers.location).toMatch(/\/api\/v4\/file\/content\/[^/]+\/\d+\/a\.txt\?sign=/)
  },
)
