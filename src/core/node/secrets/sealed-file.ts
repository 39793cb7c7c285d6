import { createReadStream, createWriteStream } from 'node:fs'
import { open, rename, rm, type FileHandle } from 'node:fs/promises'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { RedropError } from '../../../shared/errors.ts'
import { localError } from '../files/snapshot.ts'
import { partOf } from '../profile/sweep.ts'
import { headLength, newCipher, newDecipher } from './aes.ts'

/**
 * Writes a stream to `path`, sealed with AES-256-GCM (`iv ‖ tag ‖ ciphertext`), durable and whole or not at all. Throws
 * RedropError `disk-full`, `local-unreadable`, and what the stream throws.
 */
export async function sealFile(content: Readable, path: string, key: Uint8Array): Promise<void> {
  const part = partOf(path)
  try {
    const handle = await open(part, 'w', 0o600)
    try {
      await writeSealed(handle, content, key)
    } finally {
      await handle.close()
    }
    await rename(part, path)
  } catch (error) {
    content.destroy()
    await rm(part, { force: true })
    throw isDiskTrouble(error, part) ? localError(path, error) : error
  }
}

async function writeSealed(handle: FileHandle, content: Readable, key: Uint8Array): Promise<void> {
  const cipher = newCipher(key)
  await handle.writeFile(Buffer.alloc(headLength))
  await pipeline(content, cipher, async (sealed: AsyncIterable<Buffer>) => {
    for await (const block of sealed) await handle.writeFile(block)
  })
  await handle.write(cipher.head(), 0, headLength, 0)
  await handle.sync()
}

/** The stream's own failures (a lost connection has an errno too) are not the disk's. */
function isDiskTrouble(error: unknown, part: string): boolean {
  const { code, path } = error as NodeJS.ErrnoException
  return path === part || code === 'ENOSPC' || code === 'EDQUOT' || code === 'EIO'
}

/**
 * Opens a sealed file to the new file `to`, which appears only once all of it has proved genuine. Throws RedropError
 * `profile-damaged` (changed, cut, or sealed with another key), `local-missing`, `local-unreadable`, `disk-full`.
 */
export async function openSealedFile(path: string, key: Uint8Array, to: string): Promise<void> {
  const part = partOf(to)
  try {
    const decipher = newDecipher(key, await headOf(path))
    const output = createWriteStream(part, { mode: 0o600, flush: true })
    await pipeline(createReadStream(path, { start: headLength }), decipher, output)
    await rename(part, to)
  } catch (error) {
    await rm(part, { force: true })
    if (error instanceof RedropError) throw error
    if (error instanceof Error && 'syscall' in error) throw localError(path, error)
    throw new RedropError('profile-damaged', { path }, { cause: error })
  }
}

async function headOf(path: string): Promise<Buffer> {
  const handle = await open(path, 'r')
  try {
    const head = Buffer.alloc(headLength)
    const { bytesRead } = await handle.read(head, 0, headLength, 0)
    if (bytesRead < headLength) throw new RedropError('profile-damaged', { path })
    return head
  } finally {
    await handle.close()
  }
}
