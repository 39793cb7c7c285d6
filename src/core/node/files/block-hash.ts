import { createCipheriv, createHash } from 'node:crypto'
import type { FileHandle } from 'node:fs/promises'

/** Content is read, hashed and sent in blocks of 1 MiB: one takes well under a millisecond of the event loop. */
export const blockSize = 1 << 20

const algorithm = 'aes-128-gcm'
const fixedKey = Buffer.alloc(16)
const fixedIv = Buffer.alloc(12)

/**
 * Content hash: SHA-256 over the GMACs (fixed key, 128 bits) of consecutive 1 MiB blocks. Only compared with itself (the
 * server publishes no hash), so the scheme is free to be the one that costs least beside sending: a tenth of SHA-256 on
 * any processor with AES instructions. It tells contents apart that differ by work or by chance, not ones made to collide.
 */
export class BlockHash {
  private readonly tags: Buffer[] = []

  /** All blocks but the last are exactly `blockSize` long. The block is free again when this returns. */
  add(block: Uint8Array): void {
    const mac = createCipheriv(algorithm, fixedKey, fixedIv).setAAD(block)
    mac.final()
    this.tags.push(mac.getAuthTag())
  }

  /** Lower-case hex. */
  digest(): Promise<string> {
    return Promise.resolve(createHash('sha256').update(Buffer.concat(this.tags)).digest('hex'))
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
    hash.add(buffer.subarray(0, want))
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
        hash.add(block)
        filled = 0
      }
    }
    size += chunk.length
  }
  if (filled > 0) hash.add(block.subarray(0, filled))
  return { hash: await hash.digest(), size }
}
