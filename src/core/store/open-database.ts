import { rename } from 'node:fs/promises'
import { DatabaseSync } from 'node:sqlite'
import { RedropError } from '../../shared/errors.ts'
import type { Clock } from '../ports/clock.ts'
import { withFileLock } from './file-lock.ts'
import { migrate, versionOf } from './migrate.ts'
import { createPrivate } from './private-file.ts'
import { translated } from './sqlite-errors.ts'

/** Milliseconds another process may hold the database before a call gives up (SQLite's own default is 0). */
const busyTimeout = 5_000

export interface Opened {
  readonly sqlite: DatabaseSync
  /** Where a damaged database was moved; null: there was none. */
  readonly keptAside: string | null
}

/**
 * Opens or makes the profile's database, one process at a time. Throws RedropError `profile-newer` (nothing touched),
 * `profile-busy`, `disk-full`, `local-unreadable`.
 */
export async function openDatabase(options: {
  readonly path: string
  readonly clock: Clock
  readonly migrations: readonly string[]
}): Promise<Opened> {
  const { path, clock, migrations } = options
  return withFileLock(`${path}.lock`, async () => {
    await createPrivate(path)
    const isDamaged = !isSound(path, migrations.length)
    const keptAside = isDamaged ? await keepAside(path, clock.now()) : null
    await createPrivate(path)
    return { sqlite: await openSound(path, migrations), keptAside }
  })
}

/** Looks without writing: a profile of a newer Redrop stays as it is, byte for byte. */
function isSound(path: string, knownVersion: number): boolean {
  try {
    const sqlite = new DatabaseSync(path, { readOnly: true, timeout: busyTimeout })
    try {
      if (versionOf(sqlite) > knownVersion) throw new RedropError('profile-newer', { path })
      return sqlite.prepare('PRAGMA quick_check(1)').get()?.['quick_check'] === 'ok'
    } finally {
      sqlite.close()
    }
  } catch (thrown) {
    const error = translated(thrown, path)
    if (error instanceof RedropError && error.code === 'profile-damaged') return false
    throw error
  }
}

async function openSound(path: string, migrations: readonly string[]): Promise<DatabaseSync> {
  const sqlite = new DatabaseSync(path, { timeout: busyTimeout, enableForeignKeyConstraints: true })
  try {
    // FULL: a commit survives a power cut, not only the death of the process.
    sqlite.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL')
    await migrate(sqlite, path, migrations)
    return sqlite
  } catch (error) {
    sqlite.close()
    throw translated(error, path)
  }
}

/** The journal goes first: beside a fresh database it would be replayed into it. */
async function keepAside(path: string, now: number): Promise<string> {
  const stamp = new Date(now).toISOString().replace(/[:.]/g, '-')
  const aside = path.replace(/\.db$/, `.damaged-${stamp}.db`)
  for (const suffix of ['-wal', '-shm', '']) {
    await rename(path + suffix, aside + suffix).catch((error: unknown) => {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
    })
  }
  return aside
}
