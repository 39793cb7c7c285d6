import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import type { SecretStore } from '../../ports/secret-store.ts'

/** Seals small values with the profile's data key (AES-256-GCM): `iv ‖ tag ‖ ciphertext` in base64. */
export interface Sealer {
  seal(plain: Uint8Array): string
  /** Null: not sealed with this key, or damaged. */
  open(sealed: string): Buffer | null
}

const algorithm = 'aes-256-gcm'
const keyLength = 32
const ivLength = 12
const tagLength = 16
const keyName = 'data-key'

export function createSealer(key: Buffer): Sealer {
  return {
    seal(plain) {
      const iv = randomBytes(ivLength)
      const cipher = createCipheriv(algorithm, key, iv)
      const body = Buffer.concat([cipher.update(plain), cipher.final()])
      return Buffer.concat([iv, cipher.getAuthTag(), body]).toString('base64')
    },
    open(sealed) {
      const bytes = Buffer.from(sealed, 'base64')
      if (bytes.length < ivLength + tagLength) return null
      const decipher = createDecipheriv(algorithm, key, bytes.subarray(0, ivLength))
      decipher.setAuthTag(bytes.subarray(ivLength, ivLength + tagLength))
      try {
        return Buffer.concat([decipher.update(bytes.subarray(ivLength + tagLength)), decipher.final()])
      } catch {
        // The tag does not fit: another key, or other bytes.
        return null
      }
    },
  }
}

/** The profile's data key, made on first use and kept with the other secrets. */
export async function dataKey(secrets: SecretStore): Promise<Buffer> {
  const known = Buffer.from((await secrets.get(keyName)) ?? '', 'base64')
  if (known.length === keyLength) return known
  const made = randomBytes(keyLength)
  await secrets.set(keyName, made.toString('base64'))
  return made
}
