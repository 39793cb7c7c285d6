import { createHash } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import { expect, test } from 'vitest'
import { failureOf, get, httpServer, pattern, put, rawServer, streamed, transport } from './setup.ts'

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

async function echoServer(): Promise<{ origin: string; heads: IncomingMessage['headers'][] }> {
  const heads: IncomingMessage['headers'][] = []
  const origin = await httpServer((request, response) => {
    heads.push(request.headers)
    const hash = createHash('sha256')
    request.on('data', (chunk: Buffer) => hash.update(chunk))
    request.on('end', () => response.end(hash.digest('hex')))
  })
  return { origin, heads }
}

test.each([1, 65_536, 5_000_003])(
  'a streamed body of %i bytes arrives as it is, with its length',
  async (size) => {
    const { origin, heads } = await echoServer()
    const content = pattern(size)
    const reply = await transport().request(put(origin, streamed(content)))
    expect(Buffer.from(reply.body).toString()).toBe(sha256(content))
    expect(heads[0]).toMatchObject({ 'content-length': String(size) })
    expect(heads[0]).not.toHaveProperty('transfer-encoding')
  },
)

test.each([
  ['streamed', streamed(Buffer.alloc(0))],
  ['in memory', Buffer.alloc(0)],
])('an empty body, %s, announces Content-Length 0', async (_, body) => {
  const { origin, heads } = await echoServer()
  expect((await transport().request(put(origin, body))).status).toBe(200)
  expect(heads[0]).toMatchObject({ 'content-length': '0' })
  expect(heads[0]).not.toHaveProperty('transfer-encoding')
})

test('a POST without a body announces Content-Length 0, a GET nothing', async () => {
  const { origin, heads } = await echoServer()
  const client = transport()
  await client.request(get(origin, { method: 'POST' }))
  await client.request(get(origin))
  expect(heads[0]).toMatchObject({ 'content-length': '0' })
  expect(heads[1]).not.toHaveProperty('content-length')
})

test('headers arrive as given, with the name of the product', async () => {
  const { origin, heads } = await echoServer()
  await transport().request(put(origin, Buffer.from('x'), { headers: { authorization: 'Bearer t' } }))
  expect(heads[0]).toMatchObject({
    authorization: 'Bearer t',
    'user-agent': 'Redrop/test',
    host: new URL(origin).host,
  })
})

test('a buffer is given back once the socket took it, in order and to the last byte', async () => {
  const { origin } = await echoServer()
  const flushed: number[] = []
  await transport().request(
    put(origin, streamed(pattern(300_000), { onFlushed: (bytes) => flushed.push(bytes) })),
  )
  expect(flushed).toEqual([65_536, 131_072, 196_608, 262_144, 300_000])
})

test('a body shorter than announced fails the request and is never complete on the server', async () => {
  const ended = Promise.withResolvers<boolean>()
  const origin = await httpServer((request) => {
    request.resume()
    request.on('error', () => undefined)
    request.on('close', () => ended.resolve(request.complete))
  })
  const failure = await failureOf(transport().request(put(origin, streamed(pattern(1000), { length: 1001 }))))
  expect(failure).toMatchObject({ message: 'a body of 1001 bytes ended 1 bytes early' })
  expect(await ended.promise).toBe(false)
})

test('a body longer than announced fails the request before its last bytes are sent', async () => {
  let received = 0
  const closed = Promise.withResolvers<undefined>()
  const origin = await rawServer((socket) => {
    socket.on('data', (chunk) => (received += chunk.length))
    socket.on('close', () => closed.resolve(undefined))
  })
  const body = streamed(pattern(200_000), { length: 100_000 })
  expect(await failureOf(transport().request(put(origin, body)))).toMatchObject({
    message: 'a body of 100000 bytes has more',
  })
  await closed.promise
  expect(received).toBeLessThan(100_000)
})

test('what a body fails with is what the request fails with, and the connection is closed', async () => {
  const closed = Promise.withResolvers<undefined>()
  const origin = await rawServer((socket) => {
    socket.resume()
    socket.on('close', () => closed.resolve(undefined))
  })
  const trouble = new Error('the file changed')
  const body = {
    length: 100,
    send: (sink: { write(chunk: Uint8Array, flushed: () => void): void }) =>
      new Promise<void>((_, reject) => {
        sink.write(Buffer.alloc(50), () => reject(trouble))
      }),
  }
  expect(await failureOf(transport().request(put(origin, body)))).toBe(trouble)
  await closed.promise
})
