import { rename } from 'node:fs/promises'
import { DatabaseSync } from 'node:sqlite'
import { RedropError } from '../../../shared/errors.ts'
import type { Clock } from '../../ports/clock.ts'
import { translate } from './connection.ts'
import { migrations } from './migrations/index.ts'

/** Milliseconds another process may hold the database before this one gives up. */
const busyTimeout = 5000

export interface Opened {
  readonly database: DatabaseSync
  /** Where a damaged database was moved to; null: there was none. */
  readonly keptAside: string | null
}

/**
 * Opens (or makes) the profile's database. A damaged one is kept aside and a fresh one made. Throws RedropError
 * `profile-newer` (nothing touched), `profile-busy`, `disk-full`.
 */
export async function openDatabase(path: string, clock: Clock): Promise<Opened> {
  try {
    return { database: open(path), keptAside: null }
  } catch (thrown) {
    const error = translate(thrown)
    if (!(error instanceof RedropError) || error.code !== 'profile-damaged') throw error
    const keptAside = await keepAside(path, clock.now())
    return { database: open(path), keptAside }
  }
}

function open(path: string): DatabaseSync {
  const database = new DatabaseSync(path, { timeout: busyTimeout })
  try {
    // FULL: a commit survives a power cut, not only a crash of the process.
    database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON')
    const check = database.prepare('PRAGMA quick_check(1)').get()
    if (check?.['quick_check'] !== 'ok') throw new RedropError('profile-damaged', { path })
    migrate(database, path)
    return database
  } catch (error) {
    database.close()
    throw error
  }
}

function migrate(database: DatabaseSync, path: string): void {
  const have = Number(database.prepare('PRAGMA user_version').get()?.['user_version'])
  if (have > migrations.length) throw new RedropError('profile-newer', { path })
  if (have === migrations.length) return
  database.exec('BEGIN IMMEDIATE')
  try {
    // Another process may have done it while this one waited for the lock.
    const now = Number(database.prepare('PRAGMA user_version').get()?.['user_version'])
    for (const migration of migrations.slice(now)) database.exec(migration)
    database.exec(`PRAGMA user_version = ${migrations.length}`)
    database.exec('COMMIT')
  } catch (error) {
    if (database.isTransaction) database.exec('ROLLBACK')
    throw error
  }
}

async function keepAside(path: string, now: number): Promise<string> {
  const stamp = new Date(now).toISOString().replaceAll(':', '.')
  const aside = path.replace(/\.db$/, `.damaged-${stamp}.db`)
  await rename(path, aside)
  for (const suffix of ['-wal', '-shm']) {
    await rename(path + suffix, aside + suffix).catch((error: unknown) => {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
    })
  }
  return aside
}
