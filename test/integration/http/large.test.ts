import { expect, test } from 'vitest'
import { openDownload } from '../../../src/core/cloudreve/download.ts'
import { chunkRanges } from '../../../src/core/engine/chunks.ts'
import { encryptAt } from '../../../src/core/engine/ctr.ts'
import type { HttpBody } from '../../../src/core/ports/index.ts'
import { defaultLimits } from '../../../src/core/node/http/limits.ts'
import { httpServer, put, transport } from './setup.ts'

const past4GiB = 2 ** 32 + 5

/** Ends when nothing more of it is wanted. */
const endless = (length: number): HttpBody => ({
  length,
  send: (sink, signal) => {
    sink.write(Buffer.alloc(1_000), () => undefined)
    return new Promise((_, reject) => {
      signal.addEventListener('abort', () => reject(signal.reason as Error))
    })
  },
})

test('a body of over 4 GiB is announced by its exact length', async () => {
  const announced = Promise.withResolvers<string | undefined>()
  const origin = await httpServer((request, response) => {
    announced.resolve(request.headers['content-length'])
    request.on('error', () => undefined)
    response.writeHead(413).end()
  })
  const reply = await transport().request(put(origin, endless(past4GiB)))
  expect(reply.status).toBe(413)
  expect(await announced.promise).toBe('4294967301')
})

test('a download goes on behind 4 GiB', async () => {
  const origin = await httpServer((request, response) => {
    expect(request.headers['range']).toBe('bytes=4294967299-')
    const range = `bytes 4294967299-4294967300/${past4GiB}`
    response.writeHead(206, { 'content-range': range, 'content-length': 2 }).end('ab')
  })
  const url = new URL('/elsewhere', origin)
  const from = past4GiB - 2
  const download = await openDownload(transport(), { url, version: 'v', size: past4GiB, from })
  expect(download.start).toBe(from)
  expect(await download.body.toArray()).toEqual([Buffer.from('ab')])
})

test('chunks of a file of a terabyte lie side by side and end where it ends', () => {
  const size = 2 ** 40 + 7
  const ranges = chunkRanges(size, 25 * 2 ** 20)
  const misplaced = ranges.filter(({ index, start }) => start !== index * 25 * 2 ** 20)
  expect(misplaced).toEqual([])
  const last = ranges.at(-1)
  expect(last && last.start + last.length).toBe(size)
})

test('the key stream goes on behind the 2^32nd block of 16 bytes', () => {
  const key = Buffer.alloc(32, 1)
  const block = (iv: string, offset: number): string => {
    const bytes = Buffer.alloc(48)
    encryptAt({ key, iv: Buffer.from(iv, 'hex') }, bytes, offset)
    return bytes.toString('hex')
  }
  const later = `${'0'.repeat(23)}100000000`
  expect(block('0'.repeat(32), 2 ** 36 + 5)).toBe(block(later, 5))
})

test('a server is given more time to store more', () => {
  expect(defaultLimits(past4GiB).answer).toBeGreaterThan(12 * 60_000)
})
