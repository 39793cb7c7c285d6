import { createCipheriv } from 'node:crypto'

export interface ContentKey {
  /** 32 bytes. */
  readonly key: Buffer
  /** 16 bytes: the initial big-endian counter. */
  readonly iv: Buffer
}

/**
 * Encrypts a block in place with AES-256-CTR as if the whole file had been encrypted from byte 0: the counter is
 * iv + offset / 16, and offset mod 16 key stream bytes are dropped (contract §7.1). Any range can be redone alone.
 */
export function encryptAt(content: ContentKey, block: Buffer, offset: number): void {
  const counter = BigInt(`0x${content.iv.toString('hex')}`) + BigInt(Math.floor(offset / 16))
  const iv = Buffer.from(BigInt.asUintN(128, counter).toString(16).padStart(32, '0'), 'hex')
  const cipher = createCipheriv('aes-256-ctr', content.key, iv)
  cipher.update(Buffer.alloc(offset % 16))
  cipher.update(block).copy(block)
}
