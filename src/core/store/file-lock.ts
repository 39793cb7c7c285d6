import { DatabaseSync } from 'node:sqlite'
import { setTimeout as delay } from 'node:timers/promises'
import { RedropError } from '../../shared/errors.ts'
import { createPrivate } from './private-file.ts'
import { translated } from './sqlite-errors.ts'

const pollEvery = 20
const giveUpAfter = 5_000

/**
 * Runs `work` while no other process runs one under the same path. The lock is SQLite's on a file that stays empty, so
 * the system frees it when a process dies. Throws RedropError `profile-busy` after 5 s.
 */
export async function withFileLock<T>(path: string, work: () => Promise<T>): Promise<T> {
  await createPrivate(path)
  const lock = await acquire(path)
  try {
    return await work()
  } finally {
    lock.close()
  }
}

async function acquire(path: string): Promise<DatabaseSync> {
  const started = performance.now()
  for (;;) {
    const found = tryOnce(path)
    if (found instanceof DatabaseSync) return found
    const isBusy = found instanceof RedropError && found.code === 'profile-busy'
    if (!isBusy || performance.now() - started > giveUpAfter) throw found
    await delay(pollEvery)
  }
}

/** The held lock, or why not. Waits for nothing: a busy timeout of SQLite would stop this process. */
function tryOnce(path: string): unknown {
  const lock = new DatabaseSync(path, { timeout: 0 })
  try {
    lock.exec('BEGIN EXCLUSIVE')
    return lock
  } catch (error) {
    lock.close()
    return translated(error, path)
  }
}
