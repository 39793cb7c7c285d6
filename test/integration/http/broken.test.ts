import type net from 'node:net'
import { expect, test } from 'vitest'
import { failureOf, get, pattern, put, rawServer, streamed, transport } from './setup.ts'

const answer = 'HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nok'

/** Calls back once `count` bytes of the request's body were received. */
function afterBody(socket: net.Socket, count: number, then: () => void): void {
  let head = ''
  let body = 0
  const onData = (chunk: Buffer) => {
    if (!head.includes('\r\n\r\n')) {
      head += chunk.toString('latin1')
      const end = head.indexOf('\r\n\r\n')
      if (end >= 0) body = head.length - end - 4
    } else body += chunk.length
    if (!head.includes('\r\n\r\n') || body < count) return
    socket.off('data', onData)
    then()
  }
  socket.on('data', onData)
}

test('a connection cut in the middle of the body is a reset, not fully sent', async () => {
  const origin = await rawServer((socket) => afterBody(socket, 100_000, () => socket.destroy()))
  expect(await failureOf(transport().request(put(origin, streamed(pattern(20_000_000)))))).toMatchObject({
    kind: 'reset',
    fullySent: false,
  })
})

test('an answer lost after the last byte is a reset, fully sent', async () => {
  const origin = await rawServer((socket) => afterBody(socket, 100_000, () => socket.destroy()))
  expect(await failureOf(transport().request(put(origin, streamed(pattern(100_000)))))).toMatchObject({
    kind: 'reset',
    fullySent: true,
  })
})

test('an answer cut in the middle is a reset, fully sent', async () => {
  const origin = await rawServer((socket) =>
    afterBody(socket, 10, () => {
      socket.end('HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\nonly this')
    }),
  )
  expect(await failureOf(transport().request(put(origin, pattern(10))))).toMatchObject({
    kind: 'reset',
    fullySent: true,
  })
})

test('a server that stops reading ends the request after the idle limit and is hung up on', async () => {
  const closed = Promise.withResolvers<undefined>()
  const origin = await rawServer((socket) => {
    socket.on('close', () => closed.resolve(undefined))
    afterBody(socket, 1, () => {
      socket.pause()
      setTimeout(() => socket.resume(), 400)
    })
  })
  const limits = { idle: 150 }
  expect(
    await failureOf(transport().request(put(origin, streamed(pattern(50_000_000)), { limits }))),
  ).toMatchObject({
    kind: 'idle-timeout',
    fullySent: false,
  })
  await closed.promise
})

test('a body that keeps flowing slowly outlives the idle limit', async () => {
  const origin = await rawServer((socket) => afterBody(socket, 8, () => socket.write(answer)))
  const body = {
    length: 8,
    async send(sink: { write(chunk: Uint8Array, flushed: () => void): void }) {
      for (let at = 0; at < 8; at++) {
        await new Promise((resolve) => setTimeout(resolve, 60))
        await new Promise<void>((resolve) => sink.write(Buffer.from([at]), resolve))
      }
    },
  }
  const reply = await transport().request(put(origin, body, { limits: { idle: 200 } }))
  expect(reply.status).toBe(200)
})

test('waiting for an answer ends at its limit, the connection does not', async () => {
  let connections = 0
  let closed = 0
  const sent = Promise.withResolvers<net.Socket>()
  const origin = await rawServer((socket) => {
    connections++
    socket.on('close', () => closed++)
    socket.once('data', () => {
      sent.resolve(socket)
      socket.on('data', () => socket.write(answer))
    })
  })
  const client = transport()
  const failure = await failureOf(client.request(put(origin, pattern(10), { limits: { answer: 50 } })))
  expect(failure).toMatchObject({ kind: 'answer-timeout', fullySent: true })

  const socket = await sent.promise
  expect(closed).toBe(0)
  // The late answer is dropped and the connection serves the next request.
  await new Promise<void>((resolve) => socket.write(answer, () => resolve()))
  await new Promise((resolve) => setTimeout(resolve, 50))
  const next = await client.request(get(origin))
  expect(Buffer.from(next.body).toString()).toBe('ok')
  expect({ connections, closed }).toEqual({ connections: 1, closed: 0 })
})

test('an answer that stops half way ends the waiting after the idle limit', async () => {
  const origin = await rawServer((socket) => {
    socket.once('data', () => socket.write('HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\nonly this'))
  })
  expect(await failureOf(transport().request(get(origin, { limits: { idle: 50 } })))).toMatchObject({
    kind: 'idle-timeout',
    fullySent: true,
  })
})

test.each([
  ['no HTTP', 'SSH-2.0-OpenSSH_9.6\r\n'],
  ['two different lengths', 'HTTP/1.1 200 OK\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\n'],
])('an answer that is %s is a bad answer', async (_, text) => {
  const origin = await rawServer((socket) => socket.once('data', () => socket.end(text)))
  expect(await failureOf(transport().request(get(origin)))).toMatchObject({ kind: 'bad-answer' })
})

test('an answer above 64 MiB is a bad answer and is not kept in memory', async () => {
  const origin = await rawServer((socket) => {
    socket.once('data', () => {
      socket.write(`HTTP/1.1 200 OK\r\ncontent-length: ${80 * 1024 ** 2}\r\n\r\n`)
      for (let block = 0; block < 80; block++) socket.write(Buffer.alloc(1024 ** 2))
    })
  })
  expect(await failureOf(transport().request(get(origin)))).toMatchObject({
    kind: 'bad-answer',
    detail: 'over 67108864 bytes',
  })
})
