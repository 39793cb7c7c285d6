import { access, open, readFile, rename, rm } from 'node:fs/promises'
import { RedropError } from '../../../shared/errors.ts'
import { withFileLock } from '../../store/file-lock.ts'
import { localError } from '../files/snapshot.ts'
import { partOf } from '../profile/sweep.ts'
import type { NamedSecrets } from './named-secrets.ts'
import { close, deriveKey, newSalt, openEnvelope, parseEnvelope, type Secrets } from './envelope.ts'

/**
 * Secrets in one file encrypted with a passphrase (scrypt, AES-256-GCM). Read anew at every call, one call at a time:
 * other processes of the profile change it too. Throws RedropError `passphrase-wrong` (nothing changed);
 * `profile-damaged` once for a damaged file, which is kept aside as `path`.
 */
export async function openEncryptedFile(path: string, passphrase: string): Promise<NamedSecrets> {
  let known: { salt: string; key: Promise<Buffer> } | null = null
  const keyFor = (salt: string) => {
    if (known?.salt !== salt) known = { salt, key: deriveKey(passphrase, salt) }
    return known.key
  }
  const alone = <T>(work: () => Promise<T>) => withFileLock(`${path}.lock`, work)

  const load = async (): Promise<{ secrets: Secrets; salt: string }> => {
    const text = await readText(path)
    if (text === null) return { secrets: {}, salt: known?.salt ?? newSalt() }
    const envelope = parseEnvelope(text)
    if (envelope === null)
      throw new RedropError('profile-damaged', { path: await keepAside(path, 'damaged') })
    return { secrets: openEnvelope(envelope, await keyFor(envelope.salt)), salt: envelope.salt }
  }
  const change = (edit: (secrets: Secrets) => Secrets) =>
    alone(async () => {
      const { secrets, salt } = await load()
      await replace(path, JSON.stringify(close(edit(secrets), await keyFor(salt), salt)))
    })

  await alone(load)
  return {
    tier: 'encrypted-file',
    get: async (name) => (await alone(load)).secrets[name] ?? null,
    set: (name, value) => change((secrets) => ({ ...secrets, [name]: value })),
    names: async () => Object.keys((await alone(load)).secrets),
    delete: (name) =>
      change((secrets) => Object.fromEntries(Object.entries(secrets).filter(([other]) => other !== name))),
  }
}

export async function hasEncryptedFile(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  )
}

async function readText(path: string): Promise<string | null> {
  try {
    return await readFile(path, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw localError(path, error)
  }
}

/** Moves a file that is of no use out of the way; nothing is ever thrown away. Answers where it is. */
export async function keepAside(path: string, why: 'damaged' | 'forgotten'): Promise<string> {
  const stamp = new Date().toISOString().replace(/[:.]/g, '-')
  const aside = path.replace(/\.enc\.json$/, `.${why}-${stamp}.enc.json`)
  await rename(path, aside)
  return aside
}

/** A crash leaves the old content or the new one. */
async function replace(path: string, text: string): Promise<void> {
  const part = partOf(path)
  try {
    const handle = await open(part, 'w', 0o600)
    try {
      await handle.writeFile(text)
      await handle.sync()
    } finally {
      await handle.close()
    }
    await rename(part, path)
  } catch (error) {
    await rm(part, { force: true })
    throw localError(path, error)
  }
}
