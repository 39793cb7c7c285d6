import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { onTestFinished } from 'vitest'
import { openStore, type Store } from '../../../../src/core/store/index.ts'
import { clockAt } from './clock.ts'

export interface TestStore {
  readonly store: Store
  readonly path: string
  /** Every commit so far, as `before transfers.add`. */
  readonly commits: string[]
  /** Milliseconds the store takes for now. */
  readonly time: { now: number }
  /** Runs SQL on a second connection, as a hand that edits the file would. */
  readonly sql: (statement: string) => void
}

export async function tempFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'redrop-test-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  return folder
}

export async function testStore(): Promise<TestStore> {
  const path = join(await tempFolder(), 'profile.db')
  const time = { now: 1_000_000 }
  const commits: string[] = []
  const { store } = await openStore({
    path,
    clock: clockAt(time),
    onCommit: (phase, label) => commits.push(`${phase} ${label}`),
  })
  onTestFinished(() => store.close())
  const sql = (statement: string) => {
    const other = new DatabaseSync(path, { timeout: 5000 })
    try {
      other.exec(statement)
    } finally {
      other.close()
    }
  }
  return { store, path, commits, time, sql }
}
