import { rm } from 'node:fs/promises'
import type { DatabaseSync } from 'node:sqlite'
import { createPrivate } from './private-file.ts'

/** How many migrations a database has had. */
export function versionOf(database: DatabaseSync): number {
  return Number(database.prepare('PRAGMA user_version').get()?.['user_version'])
}

/**
 * Brings a database up to date, all or nothing; one that has content is copied first, to `profile.before-v<N>.db`. The
 * caller keeps other processes out.
 */
export async function migrate(
  database: DatabaseSync,
  path: string,
  migrations: readonly string[],
): Promise<void> {
  const have = versionOf(database)
  if (have === migrations.length) return
  if (have > 0) await backUp(database, path.replace(/\.db$/, `.before-v${migrations.length}.db`))
  database.exec('BEGIN IMMEDIATE')
  try {
    for (const migration of migrations.slice(have)) database.exec(migration)
    database.exec(`PRAGMA user_version = ${migrations.length}`)
    database.exec('COMMIT')
  } catch (error) {
    if (database.isTransaction) database.exec('ROLLBACK')
    throw error
  }
}

async function backUp(database: DatabaseSync, to: string): Promise<void> {
  await rm(to, { force: true })
  await createPrivate(to)
  database.prepare('VACUUM INTO ?').run(to)
}
