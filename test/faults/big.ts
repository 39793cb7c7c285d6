import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { mkdtemp, open, rm } from 'node:fs/promises'
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileBody } from '../../src/core/engine/file-body.ts'
import { Throttle } from '../../src/core/engine/throttle.ts'
import { systemClock } from '../../src/core/node/clock.ts'
import { createHttp } from '../../src/core/node/http/index.ts'

const end = randomBytes(5 * 1024 * 1024)
/** Its end lies across the 4 GiB that 32 bits can count. */
const length = 2 ** 32 + 2 * 1024 * 1024 + 3

/**
 * Sends one sparse file of over 4 GiB to a server that throws away all but its end: every byte is counted, and the end is
 * where it belongs. Nothing of that size is written to any disk. Answers a sentence; throws what is wrong.
 */
export async function sendBig(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'redrop-big-'))
  const handle = await open(join(folder, 'big'), 'w+')
  const sink = await openSink()
  const client = createHttp({ clock: systemClock, userAgent: 'Redrop/test' })
  try {
    await handle.truncate(length)
    await handle.write(end, 0, end.length, length - end.length)
    let flushed = 0
    const body = fileBody({
      handle,
      ...{ path: 'big', start: 0, length },
      throttle: new Throttle(systemClock, () => null),
      beforeLast: () => Promise.resolve(),
      onFlushed: (bytes) => (flushed = bytes),
    })
    const began = performance.now()
    const reply = await client.request({ method: 'PUT', url: sink.url, headers: {}, body })
    assert.equal(reply.status, 200)
    assert.equal(flushed, length)
    assert.deepEqual(sink.seen(), { announced: String(length), received: length, end: true })
    return `${length} bytes whole, in ${Math.round(performance.now() - began)} ms`
  } finally {
    client.close()
    sink.close()
    await handle.close()
    await rm(folder, { recursive: true })
  }
}

async function openSink() {
  let [received, announced, isEnd] = [0, '', true]
  const server = http.createServer((request, response) => {
    announced = request.headers['content-length'] ?? ''
    request.on('data', (chunk: Buffer) => {
      const from = received - (length - end.length)
      received += chunk.length
      if (from + chunk.length <= 0) return
      const piece = chunk.subarray(Math.max(0, -from))
      const at = Math.max(0, from)
      isEnd &&= piece.equals(end.subarray(at, at + piece.length))
    })
    request.on('end', () => response.end())
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return {
    url: new URL(`http://127.0.0.1:${port}/`),
    seen: () => ({ announced, received, end: isEnd }),
    close: () => server.close(),
  }
}
