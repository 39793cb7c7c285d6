import { createHash, randomBytes, scrypt } from 'node:crypto'
import { z } from 'zod'
import { RedropError } from '../../../shared/errors.ts'
import { decrypt, encrypt, keyLength } from './aes.ts'

/** Format 1: about a quarter of a second and 128 MiB for every guess. */
const cost = { N: 2 ** 17, r: 8, p: 1, maxmem: 256 * 2 ** 20 }

const schema = z.strictObject({
  format: z.literal(1),
  /** Of the passphrase's key, base64. */
  salt: z.base64(),
  /** The secrets by name as JSON, encrypted, base64. */
  data: z.base64(),
  /** SHA-256 of salt and data, hex: tells damage from a wrong passphrase. */
  sum: z.string(),
})
export type Envelope = z.infer<typeof schema>

export type Secrets = Readonly<Record<string, string>>
const secretsSchema = z.record(z.string(), z.string())

/** Null: not what was ever written. */
export function parseEnvelope(text: string): Envelope | null {
  try {
    const envelope = schema.parse(JSON.parse(text))
    return envelope.sum === sumOf(envelope) ? envelope : null
  } catch {
    // Neither JSON nor of this shape.
    return null
  }
}

export function close(secrets: Secrets, key: Uint8Array, salt: string): Envelope {
  const data = encrypt(Buffer.from(JSON.stringify(secrets)), key).toString('base64')
  const content = { format: 1, salt, data } as const
  return { ...content, sum: sumOf(content) }
}

/** Throws RedropError `passphrase-wrong`: the envelope itself is as it was written. */
export function openEnvelope({ data }: Envelope, key: Uint8Array): Secrets {
  const plain = decrypt(Buffer.from(data, 'base64'), key)
  if (plain === null) throw new RedropError('passphrase-wrong')
  return secretsSchema.parse(JSON.parse(plain.toString('utf8')))
}

export function newSalt(): string {
  return randomBytes(16).toString('base64')
}

/** One passphrase typed on two systems may differ in Unicode form only. */
export function deriveKey(passphrase: string, salt: string): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(passphrase.normalize('NFKC'), Buffer.from(salt, 'base64'), keyLength, cost, (error, key) => {
      if (error) reject(error)
      else resolve(key)
    })
  })
}

function sumOf({ salt, data }: Pick<Envelope, 'salt' | 'data'>): string {
  return createHash('sha256').update(`${salt} ${data}`).digest('hex')
}
