import { createHash } from 'node:crypto'

/** Repeatable bytes; another seed gives other bytes. */
export function bytesOf(length: number, seed = 1): Buffer {
  const bytes = Buffer.alloc(length)
  for (let at = 0; at < length; at++) bytes[at] = (at * 7 + 13 * seed + Math.floor(at / 251)) % 256
  return bytes
}

export function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}
