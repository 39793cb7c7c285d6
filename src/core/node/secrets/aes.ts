import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'

export const keyLength = 32
const ivLength = 12
const tagLength = 16
/** What stands before the ciphertext: initial vector, then tag. */
export const headLength = ivLength + tagLength

/** AES-256-GCM with a fresh random vector: `iv ‖ tag ‖ ciphertext`. */
export function encrypt(plain: Uint8Array, key: Uint8Array): Buffer {
  const cipher = newCipher(key)
  const body = Buffer.concat([cipher.update(plain), cipher.final()])
  return Buffer.concat([cipher.head(), body])
}

/** Null: made with another key, or changed since. */
export function decrypt(sealed: Uint8Array, key: Uint8Array): Buffer | null {
  if (sealed.length < headLength) return null
  const decipher = newDecipher(key, sealed.subarray(0, headLength))
  try {
    return Buffer.concat([decipher.update(sealed.subarray(headLength)), decipher.final()])
  } catch {
    // The only failure of final() here: the tag does not fit.
    return null
  }
}

/** A streaming cipher; `head` is known after its end. */
export function newCipher(key: Uint8Array) {
  const iv = randomBytes(ivLength)
  const cipher = createCipheriv('aes-256-gcm', key, iv)
  return Object.assign(cipher, { head: () => Buffer.concat([iv, cipher.getAuthTag()]) })
}

/** A streaming decipher; it fails at its end if the tag does not fit, until then nothing it gave is proved. */
export function newDecipher(key: Uint8Array, head: Uint8Array) {
  const decipher = createDecipheriv('aes-256-gcm', key, head.subarray(0, ivLength))
  decipher.setAuthTag(head.subarray(ivLength, headLength))
  return decipher
}
