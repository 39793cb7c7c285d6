import { createHash, webcrypto } from 'node:crypto'
import type { FileHandle } from 'node:fs/promises'

/** Content is hashed in blocks of 1 MiB so that hashing runs on the thread pool beside sending. */
export const blockSize = 1 << 20

/**
 * Content hash: SHA-256 over the SHA-256 digests of consecutive 1 MiB blocks. Only compared with itself (the server
 * publishes no hash), so the scheme is free to be the one that does not stop the event loop.
 */
export class BlockHash {
  private readonly blocks: Promise<ArrayBuffer>[] = []

  /**
   * All blocks but the last are exactly `blockSize` long. Resolves when the block is hashed: a caller that reuses
   * buffers waits for it, so that hashing never falls far behind.
   */
  async add(block: Uint8Array): Promise<void> {
    const digest = webcrypto.subtle.digest('SHA-256', block)
    this.blocks.push(digest)
    await digest
  }

  /** Lower-case hex. */
  async digest(): Promise<string> {
    const hash = createHash('sha256')
    for (const block of this.blocks) hash.update(new Uint8Array(await block))
    return hash.digest('hex')
  }
}

/** Content hash of `length` bytes of an open file from `start`. Throws the file's read errors. */
export async function hashRange(handle: FileHandle, start: number, length: number): Promise<string> {
  const hash = new BlockHash()
  const buffer = Buffer.allocUnsafe(Math.min(blockSize, Math.max(length, 1)))
  for (let done = 0; done < length;) {
    const want = Math.min(blockSize, length - done)
    const filled = await readFully(handle, buffer.subarray(0, want), start + done)
    if (filled < want) break
    await hash.add(buffer.subarray(0, want))
    done += want
  }
  return hash.digest()
}

/** Fills the buffer from `position`; returns fewer bytes only at the end of the file. */
export async function readFully(handle: FileHandle, buffer: Uint8Array, position: number): Promise<number> {
  let filled = 0
  while (filled < buffer.length) {
    const { bytesRead } = await handle.read(buffer, filled, buffer.length - filled, position + filled)
    if (bytesRead === 0) break
    filled += bytesRead
  }
  return filled
}

/** Content hash of a stream, as `BlockHash` defines it. */
export async function hashStream(stream: AsyncIterable<Uint8Array>): Promise<{ hash: string; size: number }> {
  const hash = new BlockHash()
  const block = Buffer.allocUnsafe(blockSize)
  let filled = 0
  let size = 0
  for await (const chunk of stream) {
    for (let at = 0; at < chunk.length;) {
      const taken = Math.min(blockSize - filled, chunk.length - at)
      block.set(chunk.subarray(at, at + taken), filled)
      filled += taken
      at += taken
      if (filled === blockSize) {
        await hash.add(block)
        filled = 0
      }
    }
    size += chunk.length
  }
  if (filled > 0) await hash.add(block.subarray(0, filled))
  return { hash: await hash.digest(), size }
}
