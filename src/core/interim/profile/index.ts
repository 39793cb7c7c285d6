import envPaths from 'env-paths'
import { chmod, mkdir } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { localError } from '../../node/files/snapshot.ts'

/** Where Redrop keeps its own data; private to the user. */
export interface Profile {
  readonly folder: string
  readonly database: string
  /** Content on its way that has no file of its own: clipboard, merge results, restored safety copies. */
  readonly spool: string
  readonly safety: string
  /** Gone when the process that made it is. */
  readonly tmp: string
  readonly secrets: string
}

/** Makes the folders where they are missing. `REDROP_HOME` names another place. Throws `local-unreadable`, `disk-full`. */
export async function openProfile(env: Readonly<Record<string, string | undefined>>): Promise<Profile> {
  const home = env['REDROP_HOME']
  const folder = home ? resolve(home) : envPaths('Redrop', { suffix: '' }).data
  const profile: Profile = {
    folder,
    database: join(folder, 'profile.db'),
    spool: join(folder, 'spool'),
    safety: join(folder, 'safety'),
    tmp: join(folder, 'tmp'),
    secrets: join(folder, 'secrets.json'),
  }
  for (const path of [folder, profile.spool, profile.safety, profile.tmp]) await makePrivate(path)
  return profile
}

async function makePrivate(path: string): Promise<void> {
  try {
    await mkdir(path, { recursive: true, mode: 0o700 })
    await chmod(path, 0o700)
  } catch (error) {
    throw localError(path, error)
  }
}
