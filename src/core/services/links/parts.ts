import type { Transfer } from '../../../shared/model/index.ts'
import type { NewTransfer } from '../../engine/engine.ts'
import type { Clock, FileWatcher, Logger } from '../../ports/index.ts'
import type { Store } from '../../store/index.ts'

export interface LinkParts {
  readonly store: Pick<Store, 'links' | 'transfers' | 'history' | 'hashes'>
  readonly clock: Clock
  readonly log: Logger
  readonly watcher: FileWatcher
  /** Stores a transfer and sees to it that it is run. */
  submit(wanted: NewTransfer): Promise<Transfer>
  /** Something of a link, or the list of them, is another now. */
  onChange(): void
}
