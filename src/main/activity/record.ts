import type { Notice } from '../../core/engine/context.ts'
import type { Failure } from '../../shared/ipc/contract.ts'
import type { Conflict, Transfer, TransferState, VersionRef, WaitReason } from '../../shared/model/index.ts'

/** What came of a transfer that is over, from its history row. */
export interface Outcome {
  readonly before: VersionRef | null
  readonly after: VersionRef | null
  readonly undo: 'none' | 'available' | 'undone'
  /** What was taken back can be brought back. */
  readonly canRedo: boolean
  readonly fileId: string
}

/** Why a transfer rests although nothing of that is stored: another process has it, or nobody is signed in. */
export type Hold =
  | { readonly kind: 'waiting'; readonly why: WaitReason; readonly until: number | null }
  /** A lock that does not go away: it is tried again, and asked about if `question` is there. */
  | { readonly kind: 'lock'; readonly until: number | null; readonly question: Locked | null }
  | { readonly kind: 'failed'; readonly failure: Failure }

export type Locked = Extract<Conflict, { kind: 'locked' }>

/** All that is known of one transfer in this run of Redrop. */
export interface TransferRecord {
  readonly transfer: Transfer
  /** What it is doing, which is not always what is stored. */
  readonly state: TransferState
  readonly hold: Hold | null
  readonly notices: readonly Notice[]
  readonly outcome: Outcome | null
  /** An earlier run of Redrop left it open. */
  readonly isTakenUp: boolean
  readonly raisedAt: number | null
  /** The question is one of an earlier run. */
  readonly isOld: boolean
  readonly finishedAt: number | null
}
