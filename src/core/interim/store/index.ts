import type { Clock } from '../../ports/clock.ts'
import type { Store } from '../../store/index.ts'
import { createAccountRows } from './accounts.ts'
import { createAttempts } from './attempts.ts'
import { Connection, type OnCommit } from './connection.ts'
import { createHistory } from './history.ts'
import { createHashes, createOwnVersions, createProvenances } from './knowledge.ts'
import { createLeases } from './leases.ts'
import { openDatabase } from './open.ts'
import { createSafetyCopyRows, createSettings, createSites } from './small.ts'
import { createTransfers } from './transfers.ts'

export interface StoreOptions {
  readonly path: string
  readonly clock: Clock
  readonly onCommit?: OnCommit
}

export async function openStore(options: StoreOptions): Promise<{ store: Store; keptAside: string | null }> {
  const { path, clock, onCommit = () => undefined } = options
  const { database, keptAside } = await openDatabase(path, clock)
  const db = new Connection(database, onCommit)
  const store: Store = {
    accounts: createAccountRows(db),
    transfers: createTransfers(db),
    attempts: createAttempts(db),
    ownVersions: createOwnVersions(db),
    history: createHistory(db),
    provenance: createProvenances(db),
    hashes: createHashes(db),
    sites: createSites(db),
    leases: createLeases(db, clock),
    settings: createSettings(db),
    safetyCopies: createSafetyCopyRows(db),
    async close() {
      db.close()
    },
  }
  return { store, keptAside }
}
