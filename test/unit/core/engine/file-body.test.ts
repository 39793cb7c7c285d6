import { randomBytes } from 'node:crypto'
import { mkdtemp, open, rm, writeFile, type FileHandle } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { chunkRanges } from '../../../../src/core/engine/chunks.ts'
import { BufferPool, fileBody } from '../../../../src/core/engine/file-body.ts'
import { Throttle } from '../../../../src/core/engine/throttle.ts'
import { systemClock } from '../../../../src/core/node/clock.ts'
import { blockSize, hashRange } from '../../../../src/core/node/files/block-hash.ts'

const content = randomBytes(5 * blockSize + 17)
let folder = ''
let handle: FileHandle

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'redrop-body-'))
  await writeFile(join(folder, 'content'), content)
  handle = await open(join(folder, 'content'))
})
afterEach(async () => {
  await handle.close()
  await rm(folder, { recursive: true })
})

/** No limit. */
const free = new Throttle(systemClock, () => null)

interface Sent {
  readonly bytes: Buffer
  readonly hash: string
  readonly progress: readonly number[]
}

/** `take`: when the socket lets go of a block; default: right away, but not within the call. */
async function sendAll(
  options: { start?: number; length?: number; buffers?: BufferPool; throttle?: Throttle } = {},
  take: (flush: () => void) => void = setImmediate,
): Promise<Sent> {
  const { start = 0, length = content.length - start, buffers, throttle = free } = options
  const pieces: Buffer[] = []
  const progress: number[] = []
  const flushed = Promise.withResolvers<undefined>()
  let hash = ''
  const body = fileBody({
    handle,
    path: 'content',
    throttle,
    start,
    length,
    beforeLast: async (blocks) => void (hash = await blocks.digest()),
    onFlushed: (bytes) => {
      progress.push(bytes)
      if (bytes === length) flushed.resolve(undefined)
    },
    ...(buffers ? { buffers } : {}),
  })
  const sink = {
    write: (block: Uint8Array, flush: () => void) => {
      take(() => {
        // Copied only now: until it is let go of, the block must stay as it is.
        pieces.push(Buffer.from(block))
        flush()
      })
    },
  }
  await body.send(sink, new AbortController().signal)
  await flushed.promise
  return { bytes: Buffer.concat(pieces), hash, progress }
}

test('a range of the file is sent, hashed, and counted as it is flushed', async () => {
  const length = 3 * blockSize + 4
  const sent = await sendAll({ start: 5, length })
  expect(sent.bytes.equals(content.subarray(5, 5 + length))).toBe(true)
  expect(sent.hash).toBe(await hashRange(handle, 5, length))
  expect(sent.progress).toEqual([1, 2, 3, 3 + 4 / blockSize].map((blocks) => blocks * blockSize))
})

test('the last bytes of a sparse file of over 4 GiB are sent from where they are', async () => {
  const end = randomBytes(blockSize + 3)
  const from = 4 * 1024 ** 3 - 1
  await handle.close()
  handle = await open(join(folder, 'content'), 'r+')
  await handle.write(end, 0, end.length, from)
  const sent = await sendAll({ start: from, length: end.length })
  expect(sent.bytes.equals(end)).toBe(true)
  const [last] = chunkRanges(from + end.length, 64 * blockSize).slice(-1)
  expect(last).toEqual({ index: 64, start: 4 * 1024 ** 3, length: end.length - 1 })
})

test('bodies sent one after the other share their buffers', async () => {
  const buffers = new BufferPool(content.length)
  for (const start of [0, 2 * blockSize]) {
    expect((await sendAll({ start, buffers })).bytes.equals(content.subarray(start))).toBe(true)
  }
})

test('no more than three blocks are handed over before one is let go of', async () => {
  const held: (() => void)[] = []
  let most = 0
  const sent = await sendAll({}, (flush) => {
    held.push(flush)
    most = Math.max(most, held.length)
    setTimeout(() => held.shift()?.(), 5)
  })
  expect(most).toBe(3)
  expect(sent.bytes.equals(content)).toBe(true)
})

test('a body that waits for a buffer ends when its request does, and the buffers can be used again', async () => {
  const buffers = new BufferPool(content.length)
  const stop = new AbortController()
  const flushes: (() => void)[] = []
  const common = { handle, path: 'content', throttle: free, start: 0, length: content.length, buffers }
  const body = fileBody({ ...common, beforeLast: () => Promise.resolve(), onFlushed: () => undefined })
  const write = (_: Uint8Array, flush: () => void) => {
    if (flushes.push(flush) === 3) setImmediate(() => stop.abort(new Error('over')))
  }
  await expect(body.send({ write }, stop.signal)).rejects.toThrow('over')
  for (const flush of flushes) flush()
  expect((await sendAll({ buffers })).bytes.equals(content)).toBe(true)
})

test('a request that ends while its last bytes are held back: idle only when the holding is over', async () => {
  const stop = new AbortController()
  const held = Promise.withResolvers<undefined>()
  const common = { handle, path: 'content', throttle: free, start: 0, length: 4 }
  const body = fileBody({ ...common, beforeLast: () => held.promise, onFlushed: () => undefined })
  let [isWritten, isIdle] = [false, false]
  const sent = body.send({ write: () => (isWritten = true) }, stop.signal)
  stop.abort(new Error('over'))
  const idle = body.idle().then(() => (isIdle = true))
  await new Promise((resolve) => setImmediate(resolve))
  expect(isIdle).toBe(false)
  held.resolve(undefined)
  await expect(sent).rejects.toThrow('over')
  await idle
  expect(isWritten).toBe(false)
})

test('a file that became shorter is not sent to its end', async () => {
  await handle.close()
  handle = await open(join(folder, 'content'), 'r+')
  await handle.truncate(2 * blockSize)
  let isLetGo = false
  const body = fileBody({
    handle,
    path: 'content',
    throttle: free,
    start: 0,
    length: content.length,
    beforeLast: () => Promise.resolve(void (isLetGo = true)),
    onFlushed: () => undefined,
  })
  const sent = body.send({ write: (_, flush) => setImmediate(flush) }, new AbortController().signal)
  await expect(sent).rejects.toMatchObject({ code: 'local-changing' })
  expect(isLetGo).toBe(false)
})

test('a limited body goes in small pieces, whole, and its last bytes wait for the look at the file', async () => {
  const order: string[] = []
  const clock = { monotonic: () => 0, sleep: () => Promise.resolve() }
  const throttle = new Throttle(clock, () => 5 * blockSize)
  const sent = await sendAll({ throttle }, (flush) => {
    order.push('piece')
    setImmediate(flush)
  })
  expect(sent.bytes.equals(content)).toBe(true)
  expect(sent.hash).toBe(await hashRange(handle, 0, content.length))
  expect(order.length).toBeGreaterThanOrEqual(10)
})
