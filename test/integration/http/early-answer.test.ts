import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import { expect, onTestFinished, test } from 'vitest'
import type { HttpBody } from '../../../src/core/ports/index.ts'
import { certificate, httpServer, pattern, put, streamed, transport } from './setup.ts'

test('an answer before the end of the body resolves the request and stops the sending', async () => {
  let received = 0
  const closed = Promise.withResolvers<undefined>()
  const origin = await httpServer((request, response) => {
    request.on('error', () => undefined)
    request.socket.on('close', () => closed.resolve(undefined))
    request.on('data', (chunk: Buffer) => {
      received += chunk.length
      if (!response.headersSent) response.writeHead(401).end('no')
    })
  })
  const reply = await transport().request(put(origin, streamed(pattern(50_000_000))))
  expect(reply.status).toBe(401)
  expect(Buffer.from(reply.body).toString()).toBe('no')
  await closed.promise
  expect(received).toBeLessThan(50_000_000)
})

test('the body is told that nothing more is wanted', async () => {
  const origin = await httpServer((request, response) => {
    request.on('error', () => undefined)
    request.once('data', () => response.writeHead(413).end())
  })
  const stopped = Promise.withResolvers<undefined>()
  const body: HttpBody = {
    length: 1000,
    async send(sink, signal) {
      signal.addEventListener('abort', () => stopped.resolve(undefined))
      sink.write(Buffer.alloc(10), () => undefined)
      await stopped.promise
    },
  }
  expect((await transport().request(put(origin, body))).status).toBe(413)
  await stopped.promise
})

/** Blocks this thread before each write, so that the refusal and the reset are there when it writes again. */
function busyBody(blocks: number): HttpBody {
  const block = Buffer.alloc(16 * 1024)
  return {
    length: blocks * block.length,
    send: (sink, signal) =>
      new Promise((resolve, reject) => {
        signal.addEventListener('abort', () => reject(signal.reason as Error))
        let sent = 0
        const next = () => {
          if (sent === blocks) return
          sent++
          const until = performance.now() + 5
          while (performance.now() < until);
          sink.write(block, next)
          if (sent === blocks) resolve()
        }
        next()
      }),
  }
}

test.each(['http', 'https'])('a reset behind an early answer does not hide it (%s)', async (scheme) => {
  const pair = scheme === 'https' ? await certificate() : null
  const worker = new Worker(new URL('./early-answer-server.ts', import.meta.url), { workerData: pair ?? {} })
  onTestFinished(async () => {
    await worker.terminate()
  })
  const [port] = (await once(worker, 'message')) as [number]
  const client = transport(pair ? { ca: [pair.cert] } : {})
  for (let round = 0; round < 10; round++) {
    const reply = await client.request(put(`${scheme}://127.0.0.1:${port}`, busyBody(600)))
    expect([reply.status, Buffer.from(reply.body).toString()]).toEqual([413, 'too big'])
  }
})
