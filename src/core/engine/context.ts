import type { Account, AccountKey, Retention, Transfer, TransferState } from '../../shared/model/index.ts'
import type { Api } from '../cloudreve/api.ts'
import type { Clock, Http, Logger } from '../ports/index.ts'
import type { Store } from '../store/index.ts'
import type { SafetyCopies } from '../services/safety-copies.ts'
import type { TransferSettings } from '../services/transfer-settings.ts'
import type { Sealer } from '../node/secrets/seal.ts'
import type { Throttle } from './throttle.ts'

/** A signed-in way to one account's site. */
export interface Connection {
  readonly account: Account
  readonly api: Api
  readonly http: Http
  /** Milliseconds the server's clock is ahead of ours, by its last Date header. */
  serverAhead(): number
  /** Version retention of the account, read at most every ten minutes. */
  retention(): Promise<Retention>
}

export interface EngineContext {
  readonly store: Store
  readonly clock: Clock
  readonly log: Logger
  /** This process, for leases. */
  readonly owner: string
  /** Throws RedropError `sign-in-needed`, `account-unknown`. */
  connect(account: AccountKey): Promise<Connection>
  /** Seals journaled encryption keys; null in the session-only tier: such sessions are begun again after a restart. */
  readonly sealer: Sealer | null
  /** The profile's own: content without a file of its own, and safety copies. Absolute paths. */
  readonly folders: { readonly spool: string; readonly safety: string }
  readonly settings: { readonly current: TransferSettings }
  /** The speed of all uploads together. */
  readonly throttle: Throttle
  /** Copies of content the server will not keep; null in the session-only tier, or where the user wants none. */
  readonly safety: SafetyCopies | null
  /** 0 ≤ r < 1, for jitter. */
  random(): number
}

export interface RunOptions {
  /** Milliseconds a lock is waited for before it becomes a question. */
  readonly lockWait: number
  /** Milliseconds without progress (network, server) before the transfer rests as `waiting`. */
  readonly patience: number
  readonly signal: AbortSignal
}

export type EngineEvent =
  | {
      readonly kind: 'state'
      readonly transfer: Transfer
      readonly state: TransferState
      /** What is sent goes by PUT: whether the server takes it is known at the end only. */
      readonly byPut?: boolean
    }
  | { readonly kind: 'progress'; readonly id: string; readonly sent: number; readonly total: number }
  /** Something the user should know that stops nothing. */
  | { readonly kind: 'notice'; readonly id: string; readonly notice: Notice }

export type Notice =
  /** The replaced content is gone for good: the server keeps no versions and no safety copy could be made. */
  | 'no-undo'
  /** The answer was lost; asking the server showed that the content is there. */
  | 'saved-checked'
  /** Our content was saved and somebody has replaced it since. */
  | 'saved-then-replaced'

export type EngineListener = (event: EngineEvent) => void
