import { expect, test } from 'vitest'
import { failureOf, get, httpServer, pattern, put, rawServer, streamed, transport } from './setup.ts'

test('aborting in the middle of a body hangs up', async () => {
  const received = Promise.withResolvers<undefined>()
  const closed = Promise.withResolvers<undefined>()
  const origin = await rawServer((socket) => {
    socket.on('data', () => received.resolve(undefined))
    socket.on('close', () => closed.resolve(undefined))
  })
  const abort = new AbortController()
  const body = {
    length: 100,
    send: (sink: { write(chunk: Uint8Array, flushed: () => void): void }) => {
      sink.write(Buffer.alloc(99), () => undefined)
      return new Promise<void>(() => undefined)
    },
  }
  const request = failureOf(transport().request(put(origin, body, { signal: abort.signal })))
  await received.promise
  abort.abort(new Error('cancelled by the user'))
  expect(await request).toMatchObject({
    kind: 'aborted',
    fullySent: false,
    cause: { message: 'cancelled by the user' },
  })
  await closed.promise
})

test('aborting before the connection is there sends nothing', async () => {
  let connections = 0
  const origin = await rawServer(() => connections++)
  const client = transport()
  const failure = await failureOf(
    client.request(put(origin, streamed(pattern(10)), { signal: AbortSignal.abort() })),
  )
  expect(failure).toMatchObject({ kind: 'aborted', fullySent: false })
  expect(connections).toBe(0)
})

test.each([
  ['a body', pattern(10)],
  ['nothing', undefined],
])('aborting after everything was sent (%s) has no effect', async (_, body) => {
  const abort = new AbortController()
  const origin = await httpServer((request, response) => {
    request.resume()
    request.on('end', () => {
      abort.abort()
      setTimeout(() => response.end('stored'), 50)
    })
  })
  const request = body ? put(origin, body) : get(origin)
  const reply = await transport().request({ ...request, signal: abort.signal })
  expect(Buffer.from(reply.body).toString()).toBe('stored')
})

test('aborting after the last block was handed over has no effect', async () => {
  const abort = new AbortController()
  const origin = await httpServer((request, response) => {
    request.resume()
    request.on('end', () => setTimeout(() => response.end('stored'), 50))
  })
  const body = {
    length: 3,
    send: async (sink: { write(chunk: Uint8Array, flushed: () => void): void }) => {
      sink.write(Buffer.from('abc'), () => undefined)
      abort.abort()
      await Promise.resolve()
    },
  }
  const reply = await transport().request(put(origin, body, { signal: abort.signal }))
  expect(Buffer.from(reply.body).toString()).toBe('stored')
})
