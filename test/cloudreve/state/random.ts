import { createHash } from 'node:crypto'

/** A repeatable stream of bytes: SHA-256 over the seed and a counter that lives in the site's state. */
export class Random {
  private readonly seed: string
  private readonly counter: { randomBlocks: number }

  constructor(seed: string, counter: { randomBlocks: number }) {
    this.seed = seed
    this.counter = counter
  }

  bytes(length: number): Buffer {
    const blocks: Buffer[] = []
    for (let have = 0; have < length; have += 32) {
      this.counter.randomBlocks += 1
      blocks.push(createHash('sha256').update(`${this.seed}:${this.counter.randomBlocks}`).digest())
    }
    return Buffer.concat(blocks).subarray(0, length)
  }

  /** Characters of `alphabet` (at most 256 of them). */
  text(length: number, alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'): string {
    return Array.from(this.bytes(length), (byte) => alphabet[byte % alphabet.length]).join('')
  }

  uuid(): string {
    const bytes = this.bytes(16)
    bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x40, 6)
    bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8)
    return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
  }
}
