import { buffer } from 'node:stream/consumers'
import { expect, test } from 'vitest'
import { failureOf, get, httpServer, pattern, rawServer, transport } from './setup.ts'

test('a download comes as a stream, byte for byte', async () => {
  const content = pattern(3_000_001)
  const origin = await httpServer((_, response) => response.writeHead(200, { etag: '"v1"' }).end(content))
  const reply = await transport().stream(get(origin))
  expect([reply.status, reply.headers['etag']]).toEqual([200, '"v1"'])
  expect((await buffer(reply.body)).equals(content)).toBe(true)
})

test('a connection serves the next request after its stream was read', async () => {
  const ports = new Set<number | undefined>()
  const origin = await httpServer((request, response) => {
    ports.add(request.socket.remotePort)
    response.end(pattern(200_000))
  })
  const client = transport()
  for (let round = 0; round < 3; round++) await buffer((await client.stream(get(origin))).body)
  expect(ports.size).toBe(1)
})

test('a download cut half way fails the stream', async () => {
  const origin = await rawServer((socket) => {
    socket.once('data', () => socket.end('HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\nonly this'))
  })
  const reply = await transport().stream(get(origin))
  expect(await failureOf(buffer(reply.body))).toMatchObject({
    name: 'HttpFailure',
    kind: 'reset',
    fullySent: true,
  })
})

test('a download that stops coming fails the stream after the idle limit and is hung up on', async () => {
  const closed = Promise.withResolvers<undefined>()
  const origin = await rawServer((socket) => {
    socket.on('close', () => closed.resolve(undefined))
    socket.once('data', () => socket.write('HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\nonly this'))
  })
  const reply = await transport().stream(get(origin, { limits: { idle: 50 } }))
  expect(await failureOf(buffer(reply.body))).toMatchObject({ kind: 'idle-timeout' })
  await closed.promise
})

test('a reader that pauses longer than the idle limit still gets everything', async () => {
  const content = pattern(20_000_000)
  const origin = await httpServer((_, response) => response.end(content))
  const reply = await transport().stream(get(origin, { limits: { idle: 200 } }))
  await new Promise((resolve) => setTimeout(resolve, 500))
  expect((await buffer(reply.body)).equals(content)).toBe(true)
})

test('destroying the stream hangs up', async () => {
  const closed = Promise.withResolvers<undefined>()
  const origin = await httpServer((request, response) => {
    request.socket.on('close', () => closed.resolve(undefined))
    response.write(pattern(1000))
  })
  const { body } = await transport().stream(get(origin))
  body.destroy()
  await closed.promise
})
