import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { expect, test } from 'vitest'
import { openDownload } from '../../../../src/core/cloudreve/download.ts'
import type { Http, HttpRequest } from '../../../../src/core/ports/http.ts'

const site = new URL('https://files.test/api/v4/file/content/v1/0/a.txt?sign=s')
const elsewhere = new URL('https://bucket.test/uploads/a?signature=s')

function serving(status: number, headers: Record<string, string>, content = 'hello') {
  const asked: HttpRequest[] = []
  const body = Readable.from([Buffer.from(content)])
  const http: Http = {
    stream: (request) => {
      asked.push(request)
      return Promise.resolve({ status, headers, body })
    },
    request: () => Promise.reject(new Error('downloads are streams')),
    reset: () => undefined,
    close: () => undefined,
  }
  return { http, asked, body }
}

test('the whole content, without a range and without Authorization', async () => {
  const { http, asked } = serving(200, { etag: '"v1"', 'content-length': '5' })
  const download = await openDownload(http, { url: site, version: 'v1', size: 5 })
  expect(download).toMatchObject({ status: 200, start: 0 })
  expect((await buffer(download.body)).toString()).toBe('hello')
  expect(asked[0]).toMatchObject({ method: 'GET', headers: {} })
})

test('the rest, on the condition that it is still that version', async () => {
  const { http, asked } = serving(206, { etag: '"v1"', 'content-range': 'bytes 3-4/5' }, 'lo')
  expect(await openDownload(http, { url: site, version: 'v1', size: 5, from: 3 })).toMatchObject({
    status: 206,
    start: 3,
  })
  expect(asked[0]?.headers).toEqual({ range: 'bytes=3-', 'if-range': '"v1"' })
})

test('a server that ignores the range gives everything from the start', async () => {
  const { http } = serving(200, { etag: '"v1"' })
  expect(await openDownload(http, { url: site, version: 'v1', size: 5, from: 3 })).toMatchObject({
    status: 200,
    start: 0,
  })
})

test('other storage has ETags of its own', async () => {
  const { http, asked } = serving(206, { etag: '"e9cd-2"', 'content-range': 'bytes 3-4/5' })
  expect(await openDownload(http, { url: elsewhere, version: 'v1', size: 5, from: 3 })).toMatchObject({
    status: 206,
    start: 3,
  })
  expect(asked[0]?.headers).toEqual({ range: 'bytes=3-' })
})

test.each([
  ['another version', 200, { etag: '"v2"' }],
  ['no version', 200, {}],
  ['another range', 206, { etag: '"v1"', 'content-range': 'bytes 0-4/5' }],
  ['a range without bounds', 206, { etag: '"v1"' }],
  ['another size', 200, { etag: '"v1"', 'content-length': '6' }],
  ['a range of another size', 206, { etag: '"v1"', 'content-range': 'bytes 3-5/6' }],
])('content of %s is refused, unread', async (_, status, headers) => {
  const { http, body } = serving(status, headers, 'private words')
  const failure = openDownload(http, { url: site, version: 'v1', size: 5, from: 3 })
  await expect(failure).rejects.toMatchObject({ name: 'UnexpectedAnswer', what: 'wrong-shape', excerpt: '' })
  expect(body.destroyed).toBe(true)
})

test.each([site, new URL('https://node.test/api/v4/slave/file/content/0/x/0/a')])(
  'a link that is over says so as JSON with status 200 (%s)',
  async (url) => {
    const envelope = JSON.stringify({ code: 40005, msg: 'expired' })
    const { http } = serving(200, { 'content-type': 'application/json; charset=utf-8' }, envelope)
    await expect(openDownload(http, { url, version: 'v1', size: 5 })).rejects.toMatchObject({
      name: 'ApiError',
      code: 40005,
    })
  },
)

test.each([
  [404, 'blob missing', 'not-json'],
  [416, 'invalid range', 'not-json'],
  [502, '<html>', 'html'],
  [500, '', 'empty'],
])('status %i is an unexpected answer', async (status, content, what) => {
  const { http } = serving(status, { 'content-type': 'text/plain' }, content)
  await expect(openDownload(http, { url: site, version: 'v1', size: 5 })).rejects.toMatchObject({
    status,
    what,
  })
})

test('an endless error page is not read to its end', async () => {
  const { http, body } = serving(503, { 'content-type': 'text/html' }, `<${'x'.repeat(10_000_000)}`)
  await expect(openDownload(http, { url: site, version: 'v1', size: 5 })).rejects.toMatchObject({
    status: 503,
  })
  expect(body.destroyed).toBe(true)
})

test('a page that stands where other storage should answer is not taken for content', async () => {
  const { http, body } = serving(200, { 'content-type': 'text/html', 'content-length': '900' }, '<html>')
  const failure = openDownload(http, { url: elsewhere, version: 'v1', size: 5 })
  await expect(failure).rejects.toMatchObject({ name: 'UnexpectedAnswer' })
  expect(body.destroyed).toBe(true)
})

test.each([
  ['less', 'hell', 'reset'],
  ['more', 'hello!', 'bad-answer'],
])(
  '%s than the version has does not pass for all of it where nothing names a length',
  async (_, content, kind) => {
    const { http } = serving(200, { etag: '"v1"' }, content)
    const { body } = await openDownload(http, { url: site, version: 'v1', size: 5 })
    await expect(buffer(body)).rejects.toMatchObject({ name: 'HttpFailure', kind })
  },
)

test('who reads no further hangs up', async () => {
  const { http, body } = serving(200, { etag: '"v1"' })
  const download = await openDownload(http, { url: site, version: 'v1', size: 5 })
  download.body.destroy()
  await expect.poll(() => body.destroyed).toBe(true)
})
