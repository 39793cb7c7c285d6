import { randomBytes } from 'node:crypto'
import { RedropError } from '../../../shared/errors.ts'
import type { SecretStore } from '../../ports/secret-store.ts'
import { decrypt, encrypt, keyLength } from './aes.ts'

/** Seals small values that are journaled, with the profile's data key; base64. */
export interface Sealer {
  seal(plain: Uint8Array): string
  /** Null: sealed with another key, or damaged. */
  open(sealed: string): Buffer | null
}

export function createSealer(key: Uint8Array): Sealer {
  return {
    seal: (plain) => encrypt(plain, key).toString('base64'),
    open: (sealed) => decrypt(Buffer.from(sealed, 'base64'), key),
  }
}

const name = 'data-key'

/** The profile's data key, made on first use. Throws RedropError `profile-damaged` for one that cannot be a key. */
export async function dataKey(secrets: SecretStore): Promise<Buffer> {
  const known = await secrets.get(name)
  if (known !== null) return decode(known)
  await secrets.set(name, randomBytes(keyLength).toString('base64'))
  // Another process may have had the same thought: what is kept is what counts.
  return decode((await secrets.get(name)) ?? '')
}

function decode(text: string): Buffer {
  const key = Buffer.from(text, 'base64')
  if (key.length !== keyLength) throw new RedropError('profile-damaged', { path: name })
  return key
}
