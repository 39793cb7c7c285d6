import envPaths from 'env-paths'
import { mkdir } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { localError } from '../files/snapshot.ts'
import { sweep } from './sweep.ts'

type Env = Readonly<Record<string, string | undefined>>

/** Where Redrop keeps its own data; absolute paths, private to the user. */
export interface Profile {
  readonly folder: string
  readonly database: string
  /** The encrypted-file tier of secrets. */
  readonly secrets: string
  /** Content on its way that has no file of its own: clipboard, merge results, restored safety copies. */
  readonly spool: string
  readonly safety: string
  /** Copies of remote files that are being edited, each in a folder of its own. */
  readonly edits: string
  /** Pictures shown to the user and the like; cleared after a day. */
  readonly tmp: string
  /** Two profiles of one user share a keychain, not their sign-ins. */
  readonly keychainService: string
}

/** `REDROP_HOME`, or the system's place for data of applications. */
export function profileFolder(env: Env): string {
  const home = env['REDROP_HOME']
  return home ? resolve(home) : standardFolder()
}

/**
 * Makes the folders that are missing (0700) and removes what dead processes left unfinished. Throws RedropError
 * `local-unreadable`, `disk-full`.
 */
export async function openProfile(env: Env): Promise<Profile> {
  const folder = profileFolder(env)
  const profile: Profile = {
    folder,
    database: join(folder, 'profile.db'),
    secrets: join(folder, 'secrets.enc.json'),
    spool: join(folder, 'spool'),
    safety: join(folder, 'safety'),
    edits: join(folder, 'edits'),
    tmp: join(folder, 'tmp'),
    keychainService: folder === standardFolder() ? 'Redrop' : `Redrop ${folder}`,
  }
  for (const path of [profile.spool, profile.safety, profile.edits, profile.tmp]) {
    await mkdir(path, { recursive: true, mode: 0o700 }).catch((error: unknown) => {
      throw localError(path, error)
    })
  }
  await sweep(profile)
  return profile
}

function standardFolder(): string {
  return envPaths('Redrop', { suffix: '' }).data
}
