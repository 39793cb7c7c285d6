import { expect } from 'vitest'
import { gzipSync } from 'node:zlib'
import { acceptedFile, expectCode } from '../harness/expectations.ts'
import { bytesOf } from '../harness/content.ts'
import { signIn } from '../harness/sign-in.ts'
import { scenario } from '../harness/scenario.ts'

scenario(
  'content/put-headers-ignored',
  'conditions, ranges, encodings and checksums in headers are ignored; the body is stored as sent',
  {},
  async ({ user, uri }) => {
    const file = uri('x.txt')
    await user.write(file, 'before')
    const sent: [Record<string, string>, string][] = [
      [{ 'If-Match': '"zzz"' }, 'overwritten'],
      [{ 'If-None-Match': '*' }, 'overwritten 2'],
      [{ 'If-Unmodified-Since': 'Mon, 01 Jan 2001 00:00:00 GMT' }, 'overwritten 3'],
      [{ 'Content-Range': 'bytes 0-3/13' }, 'PART'],
      [{ 'Content-MD5': 'AAAAAAAAAAAAAAAAAAAAAA==' }, 'md5'],
      [{ 'Content-Type': 'application/x-www-form-urlencoded' }, 'a=b'],
      [{ 'Content-Type': 'multipart/form-data; boundary=x' }, '--x\r\n'],
      [{ 'Content-Type': 'application/json' }, '{"uri":"x"}'],
      [{ previous: 'zzz' }, 'x'],
    ]
    for (const [headers, body] of sent) {
      expect(acceptedFile(await user.put(file, body, { headers })).size).toBe(body.length)
      expect(await user.read(file), JSON.stringify(headers)).toBe(body)
    }
    const zipped = gzipSync('plain')
    acceptedFile(await user.put(file, zipped, { headers: { 'Content-Encoding': 'gzip' } }))
    expect((await user.download(file)).bytes).toEqual(zipped)
  },
)

scenario(
  'content/put-headers-ignored',
  'a modification time in headers is ignored: updated_at is the time of the commit',
  {},
  async ({ user, uri }) => {
    const before = await user.write(uri('x.txt'), 'before')
    const headers = { 'Last-Modified': 'Mon, 01 Jan 2001 00:00:00 GMT', 'X-OC-Mtime': '978307200' }
    const file = acceptedFile(await user.put(uri('x.txt'), 'mtime', { headers }))
    expect(Date.parse(file.updated_at)).toBeGreaterThanOrEqual(Date.parse(before.updated_at))
  },
)

scenario(
  'content/put-headers-ignored',
  'another method is 404 as text, a trailing slash a redirect, a doubled slash no API call',
  {},
  async ({ user, uri }) => {
    const query = { uri: uri('x.txt') }
    await user.write(uri('x.txt'), 'before')
    for (const method of ['POST', 'PATCH', 'GET', 'HEAD']) {
      const reply = await user.call(
        method,
        '/file/content',
        method.startsWith('P') ? { query, body: 'x' } : { query },
      )
      expect([method, reply.status, reply.text]).toEqual([
        method,
        404,
        method === 'HEAD' ? '' : '404 page not found',
      ])
    }
    expect((await user.call('PUT', '/file/content/', { query, body: 'x' })).status).toBe(307)
    expect((await user.call('PUT', '//file/content', { query, body: 'x' })).status).toBe(404)
    expect(await user.read(uri('x.txt'))).toBe('before')
  },
)

scenario(
  'content/put-token-problems',
  'no, garbled and Basic logins are anonymous; a refresh token is refused by its kind',
  {},
  async ({ user, uri, account }) => {
    const file = uri('a.txt')
    expectCode(await user.as(null).put(file, 'x'), 401, 'Login required')
    expectCode(await user.as('abc').put(file, 'x'), 401, 'Login required')
    expectCode(await user.put(file, 'x', { headers: { Authorization: 'Basic YW5hOngK' } }), 401)
    const { refresh_token } = await signIn(user.url, account, user.agents)
    expectCode(await user.as(refresh_token).put(file, 'x'), 40020, 'Invalid token type')
    expectCode(await user.as(null).put(file, bytesOf(2_000_000)), 401)
    expectCode(await user.getInfo(file), 40016)
  },
)

scenario(
  'content/put-token-problems',
  'a disabled account is a database error to its own token',
  { needs: 'admin' },
  async ({ user, uri, server, account }) => {
    const person = server.site.state.users.find((each) => each.email === account.email)
    if (person !== undefined) person.status = 'manual_banned'
    expectCode(await user.put(uri('c.txt'), 'x'), 50001, 'failed to get login user')
  },
)

scenario(
  'content/put-keep-alive',
  'one connection serves several PUTs, also after refusals and large refused bodies',
  {},
  async ({ user, uri }) => {
    const connection = await user.connect()
    const path = new URL(user.url).pathname.replace(/\/$/, '')
    const put = async (body: string, previous = '') => {
      const query = `uri=${encodeURIComponent(uri('x.txt'))}&previous=${encodeURIComponent(previous)}`
      const length = { 'Content-Length': String(body.length) }
      connection.head('PUT', `${path}/api/v4/file/content?${query}`, { ...user.authorization(), ...length })
      connection.send(body)
      return (await connection.next())?.code
    }
    expect(await put('one')).toBe(0)
    expect(await put('two')).toBe(0)
    expect(await put('bad', 'not-a-version')).toBe(40001)
    expect(await put('x'.repeat(300_000), 'not-a-version')).toBe(40001)
    expect(await put('three')).toBe(0)
    connection.close()
    expect(await user.read(uri('x.txt'))).toBe('three')
  },
)

scenario(
  'content/put-keep-alive',
  'bytes after the announced length are taken for a request: HTTP 400, connection closed',
  {},
  async ({ user, uri }) => {
    const connection = await user.connect()
    const path = new URL(user.url).pathname.replace(/\/$/, '')
    const target = `${path}/api/v4/file/content?uri=${encodeURIComponent(uri('x.txt'))}`
    connection.head('PUT', target, { ...user.authorization(), 'Content-Length': '10' })
    connection.send('0123456789 and more\r\n\r\n')
    const first = await connection.next()
    expect(first && acceptedFile(first).size).toBe(10)
    const second = await connection.next()
    expect(second?.status).toBe(400)
    await connection.closed()
    connection.close()
    expect(await user.read(uri('x.txt'))).toBe('0123456789')
  },
)
