import type { AccountKey } from '../../../shared/model/index.ts'
import type { Connection } from '../../engine/context.ts'
import type { NewTransfer } from '../../engine/engine.ts'
import type { Clock, FileWatcher, Logger } from '../../ports/index.ts'
import type { Store } from '../../store/index.ts'
import type { Links } from '../links/links.ts'

export interface EditParts {
  readonly store: Store
  readonly clock: Clock
  readonly log: Logger
  readonly links: Links
  readonly watcher: FileWatcher
  /** Where the copies are, each in a folder of its own. */
  readonly folder: string
  readonly platform: NodeJS.Platform
  /** Work on an account's site about one place. */
  connected<T>(account: AccountKey, uri: string, work: (connection: Connection) => Promise<T>): Promise<T>
  /** Resolves when a download is over, however long it waits. False: it was cancelled or has failed. */
  fetch(wanted: NewTransfer): Promise<boolean>
  /** Sends what a copy holds now; resolves when that is over, or cannot go on for now. */
  push(link: string): Promise<void>
  cancel(transfer: string): Promise<void>
  /** Opens a copy in its local program. Throws RedropError. */
  open(path: string): Promise<void>
}
