import { createCipheriv, createDecipheriv, randomBytes, scrypt } from 'node:crypto'
import { open, readFile, rename } from 'node:fs/promises'
import { z } from 'zod'
import { RedropError } from '../../../shared/errors.ts'
import type { SecretStore } from '../../ports/secret-store.ts'
import { localError } from '../../node/files/snapshot.ts'

/** scrypt: about a quarter of a second and 128 MiB per guess. */
const cost = { N: 2 ** 17, r: 8, p: 1, maxmem: 256 * 2 ** 20 }

const fileSchema = z.object({
  version: z.literal(1),
  salt: z.base64(),
  iv: z.base64(),
  tag: z.base64(),
  data: z.base64(),
})
const secretsSchema = z.record(z.string(), z.string())

/**
 * Secrets in one file encrypted with a passphrase (scrypt, AES-256-GCM), read anew at every call: other processes of the
 * profile write it too. Throws RedropError `passphrase-wrong`.
 */
export async function openEncryptedFile(path: string, passphrase: string): Promise<SecretStore> {
  const found = await read(path)
  const salt = found ? Buffer.from(found.salt, 'base64') : randomBytes(16)
  const key = await derive(passphrase, salt)

  const load = async (): Promise<Record<string, string>> => {
    const file = await read(path)
    return file ? decrypt(file, key) : {}
  }
  const change = async (edit: (secrets: Record<string, string>) => void) => {
    const secrets = await load()
    edit(secrets)
    await write(path, salt, key, secrets)
  }
  let queue = Promise.resolve()
  const inTurn = (edit: (secrets: Record<string, string>) => void) => {
    const done = queue.then(() => change(edit))
    queue = done.catch(() => undefined)
    return done
  }

  await load()
  return {
    tier: 'encrypted-file',
    get: async (name) => (await load())[name] ?? null,
    set: (name, value) => inTurn((secrets) => void (secrets[name] = value)),
    delete: (name) => inTurn((secrets) => void Reflect.deleteProperty(secrets, name)),
  }
}

export async function hasEncryptedFile(path: string): Promise<boolean> {
  return (await read(path)) !== null
}

/** Null: there is none, or it was damaged and is kept aside. */
async function read(path: string): Promise<z.infer<typeof fileSchema> | null> {
  let text: string
  try {
    text = await readFile(path, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw localError(path, error)
  }
  try {
    return fileSchema.parse(JSON.parse(text))
  } catch {
    // Not what was ever written here: out of the way, signing in again makes a new one.
    await rename(path, `${path}.damaged-${new Date().toISOString().replaceAll(':', '.')}`)
    return null
  }
}

function decrypt(file: z.infer<typeof fileSchema>, key: Buffer): Record<string, string> {
  const decipher = createDecipheriv('aes-256-gcm', key, Buffer.from(file.iv, 'base64'))
  decipher.setAuthTag(Buffer.from(file.tag, 'base64'))
  try {
    const plain = Buffer.concat([decipher.update(Buffer.from(file.data, 'base64')), decipher.final()])
    return secretsSchema.parse(JSON.parse(plain.toString('utf8')))
  } catch (error) {
    throw new RedropError('passphrase-wrong', {}, { cause: error })
  }
}

async function write(
  path: string,
  salt: Buffer,
  key: Buffer,
  secrets: Record<string, string>,
): Promise<void> {
  const iv = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', key, iv)
  const data = Buffer.concat([cipher.update(JSON.stringify(secrets)), cipher.final()])
  const text = (bytes: Buffer) => bytes.toString('base64')
  const file = {
    version: 1,
    salt: text(salt),
    iv: text(iv),
    tag: text(cipher.getAuthTag()),
    data: text(data),
  }
  const part = `${path}.${process.pid}.part`
  try {
    const handle = await open(part, 'w', 0o600)
    try {
      await handle.writeFile(JSON.stringify(file))
      await handle.sync()
    } finally {
      await handle.close()
    }
    await rename(part, path)
  } catch (error) {
    throw localError(path, error)
  }
}

async function derive(passphrase: string, salt: Buffer): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(passphrase.normalize('NFKC'), salt, 32, cost, (error, key) => {
      if (error) reject(error)
      else resolve(key)
    })
  })
}
