import { createCipheriv } from 'node:crypto'
import type { Entity } from '../state/types.ts'

/** AES-256-CTR from any byte offset on; encrypting and decrypting are the same (contract §7.1). */
export function ctrFrom(keys: NonNullable<Entity['encryption']>, offset: number): (bytes: Buffer) => Buffer {
  const iv = BigInt(`0x${Buffer.from(keys.iv, 'base64').toString('hex')}`)
  const counter = BigInt.asUintN(128, iv + BigInt(Math.floor(offset / 16)))
  const cipher = createCipheriv(
    'aes-256-ctr',
    Buffer.from(keys.key, 'base64'),
    Buffer.from(counter.toString(16).padStart(32, '0'), 'hex'),
  )
  cipher.update(Buffer.alloc(offset % 16))
  return (bytes) => cipher.update(bytes)
}
