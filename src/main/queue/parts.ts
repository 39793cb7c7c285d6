import type { Engine } from '../../core/engine/engine.ts'
import type { Clock, Logger } from '../../core/ports/index.ts'
import type { TransferSettingsService } from '../../core/services/transfer-settings.ts'
import type { Store } from '../../core/store/index.ts'
import type { AccountKey, Transfer } from '../../shared/model/index.ts'
import type { Activity } from '../activity/activity.ts'
import type { Outcome } from '../activity/record.ts'
import type { ParkReason } from './parking.ts'

export interface QueueParts {
  readonly engine: Pick<Engine, 'add' | 'run' | 'decide' | 'cancel' | 'pause' | 'unpause'>
  readonly store: {
    readonly transfers: Pick<Store['transfers'], 'get' | 'open'>
    readonly settings: Pick<Store['settings'], 'get' | 'set'>
  }
  readonly settings: Pick<TransferSettingsService, 'current' | 'on'>
  readonly clock: Pick<Clock, 'now' | 'monotonic'>
  readonly log: Logger
  readonly activity: Activity
  /** Milliseconds that a file in use is waited for before it becomes a question that stops its transfer; null: no limit. */
  lockLimit(): number | null
  /** What is remembered of a transfer that has come to rest; null: nothing yet. */
  outcomeOf(transfer: Transfer): Promise<Outcome | null>
  /** Everything of the account waits until the user has done something about it. */
  onParked(account: AccountKey, why: ParkReason): void
}
