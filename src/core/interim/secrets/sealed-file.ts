import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { open, rename, rm } from 'node:fs/promises'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { RedropError } from '../../../shared/errors.ts'
import { localError } from '../../node/files/snapshot.ts'

/** A file sealed with AES-256-GCM: `iv ‖ tag ‖ ciphertext`. */
const algorithm = 'aes-256-gcm'
const ivLength = 12
const tagLength = 16
const headLength = ivLength + tagLength

/** Writes a stream sealed; the file appears whole or not at all. Throws RedropError `disk-full`, the stream's errors. */
export async function sealFile(content: Readable, path: string, key: Buffer): Promise<void> {
  const part = `${path}.part`
  const iv = randomBytes(ivLength)
  const cipher = createCipheriv(algorithm, key, iv)
  try {
    const output = createWriteStream(part, { mode: 0o600, flags: 'w' })
    output.write(Buffer.concat([iv, Buffer.alloc(tagLength)]))
    await pipeline(content, cipher, output)
    const handle = await open(part, 'r+')
    try {
      await handle.write(cipher.getAuthTag(), 0, tagLength, ivLength)
      await handle.sync()
    } finally {
      await handle.close()
    }
    await rename(part, path)
  } catch (error) {
    await rm(part, { force: true })
    throw error instanceof Error && 'syscall' in error ? localError(part, error) : error
  }
}

/** Opens a sealed file to `to`; what does not verify is never left there. Throws RedropError `profile-damaged`. */
export async function openSealedFile(path: string, key: Buffer, to: string): Promise<void> {
  const part = `${to}.part`
  try {
    const head = await readHead(path)
    const decipher = createDecipheriv(algorithm, key, head.subarray(0, ivLength))
    decipher.setAuthTag(head.subarray(ivLength))
    await pipeline(
      createReadStream(path, { start: headLength }),
      decipher,
      createWriteStream(part, { mode: 0o600 }),
    )
    await rename(part, to)
  } catch (error) {
    await rm(part, { force: true })
    throw new RedropError('profile-damaged', { path }, { cause: error })
  }
}

async function readHead(path: string): Promise<Buffer> {
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
