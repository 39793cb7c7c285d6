import { randomBytes } from 'node:crypto'
import { mkdtemp, open, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { blockSize, hashRange, hashStream } from '../../../../../src/core/node/files/block-hash.ts'

let folder = ''
beforeAll(async () => (folder = await mkdtemp(join(tmpdir(), 'redrop-hash-'))))
afterAll(() => rm(folder, { recursive: true }))

async function hashOfFile(content: Buffer, start = 0, length = content.length): Promise<string> {
  const path = join(folder, 'content')
  await writeFile(path, content)
  const handle = await open(path)
  try {
    return await hashRange(handle, start, length)
  } finally {
    await handle.close()
  }
}

const lengths = [0, 1, 15, 16, 17, blockSize - 1, blockSize, blockSize + 1, 3 * blockSize + 5]

test.each(lengths)('a stream in odd pieces has the hash of the file of the same %i bytes', async (length) => {
  const content = randomBytes(length)
  const pieces = Array.from({ length: Math.ceil(length / 70_001) }, (_, index) =>
    content.subarray(index * 70_001, (index + 1) * 70_001),
  )
  expect(await hashStream(Readable.from(pieces))).toEqual({ hash: await hashOfFile(content), size: length })
})

test('contents that differ in one bit, in length or in the order of blocks have other hashes', async () => {
  const content = randomBytes(2 * blockSize)
  const flipped = Buffer.from(content)
  flipped[blockSize + 7] = (flipped[blockSize + 7] ?? 0) ^ 1
  const swapped = Buffer.concat([content.subarray(blockSize), content.subarray(0, blockSize)])
  const padded = Buffer.concat([content, Buffer.alloc(1)])
  const contents = [content, flipped, swapped, padded, content.subarray(1), Buffer.alloc(0), Buffer.alloc(1)]
  const different = new Set<string>()
  for (const each of contents) different.add(await hashOfFile(each))
  expect(different.size).toBe(contents.length)
})

test('a range is hashed as if it were a file of its own', async () => {
  const content = randomBytes(3 * blockSize)
  const range = content.subarray(blockSize, 2 * blockSize + 9)
  expect(await hashOfFile(content, blockSize, blockSize + 9)).toBe(await hashOfFile(range))
})
