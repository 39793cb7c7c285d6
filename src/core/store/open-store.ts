import type { Clock } from '../ports/clock.ts'
import { Database, type OnCommit } from './database.ts'
import { migrations } from './migrations/index.ts'
import { openDatabase } from './open-database.ts'
import { createAccounts } from './repositories/accounts.ts'
import { createAttempts } from './repositories/attempts.ts'
import { createHashes } from './repositories/hashes.ts'
import { createHistory } from './repositories/history.ts'
import { createLeases } from './repositories/leases.ts'
import { createLinks } from './repositories/links.ts'
import { createOwnVersions } from './repositories/own-versions.ts'
import { createPins } from './repositories/pins.ts'
import { createProvenance } from './repositories/provenance.ts'
import { createSafetyCopies } from './repositories/safety-copies.ts'
import { createSettings } from './repositories/settings.ts'
import { createSites } from './repositories/sites.ts'
import { createTransfers } from './repositories/transfers.ts'
import type { Store } from './store.ts'

export interface StoreOptions {
  /** Of the database file, `….db`; its folder exists. */
  readonly path: string
  readonly clock: Clock
  readonly onCommit?: OnCommit
}

/**
 * Opens the profile's database; a damaged one is moved to `keptAside` and a fresh one made. Throws RedropError
 * `profile-newer` (nothing touched), `profile-busy`, `disk-full`, `local-unreadable`.
 */
export async function openStore(
  options: StoreOptions,
): Promise<{ readonly store: Store; readonly keptAside: string | null }> {
  const { path, clock, onCommit = () => undefined } = options
  const { sqlite, keptAside } = await openDatabase({ path, clock, migrations })
  const db = new Database(sqlite, { path, clock, onCommit })
  const store: Store = {
    accounts: createAccounts(db),
    transfers: createTransfers(db),
    attempts: createAttempts(db),
    ownVersions: createOwnVersions(db),
    history: createHistory(db),
    provenance: createProvenance(db),
    hashes: createHashes(db),
    sites: createSites(db),
    leases: createLeases(db, clock),
    settings: createSettings(db),
    safetyCopies: createSafetyCopies(db),
    pins: createPins(db),
    links: createLinks(db),
    close: () => db.read(() => db.close()),
  }
  return { store, keptAside }
}
