import { RedropError } from '../../shared/errors.ts'
import type { StateName, TransferState } from '../../shared/model/index.ts'

/** A state as the table knows it: its name, and for an ended transfer how it ended. */
export type Step = Exclude<StateName, 'ended'> | Extract<TransferState, { name: 'ended' }>['as']

/**
 * Where a transfer may go from where it is (design §3, §4). Whatever holds the last byte of a request (`saving`,
 * `resolving`, `verifying`) is never cancelled or superseded: a wish to cancel becomes an undo afterwards.
 */
const next: Readonly<Record<Step, readonly Step[]>> = {
  // `resolving`: the journal holds a request whose answer was never seen, as after a crash.
  queued: ['waiting', 'checking', 'resolving', 'failed', 'cancelled', 'superseded'],
  // `waiting`: another reason or time. `needs-decision`: a lock that is not expected to go away by itself.
  waiting: [
    'waiting',
    'queued',
    'checking',
    'resolving',
    'needs-decision',
    'failed',
    'cancelled',
    'superseded',
  ],
  // `done`: the server already has these bytes.
  checking: ['queued', 'waiting', 'sending', 'needs-decision', 'done', 'failed', 'cancelled'],
  // `checking`: the local file changed, or the other route has to be taken.
  sending: ['sending', 'queued', 'waiting', 'checking', 'saving', 'needs-decision', 'failed', 'cancelled'],
  // A refusal proves that nothing was applied; no answer proves nothing.
  saving: ['queued', 'waiting', 'checking', 'resolving', 'verifying', 'needs-decision', 'failed'],
  // `sending`: a granted session proved that nothing was saved and is gone on with. `waiting`: nobody to ask right now.
  resolving: ['queued', 'waiting', 'sending', 'verifying', 'needs-decision', 'failed'],
  // `queued`: the session was not committed although its last chunk was taken.
  verifying: ['queued', 'resolving', 'needs-decision', 'done', 'failed'],
  // `needs-decision`: newer facts. `checking`: what was in the way went away by itself.
  'needs-decision': [
    'needs-decision',
    'queued',
    'waiting',
    'checking',
    'done',
    'failed',
    'cancelled',
    'superseded',
  ],
  done: [],
  failed: [],
  cancelled: [],
  superseded: [],
}

export function stepOf(state: TransferState): Step {
  return state.name === 'ended' ? state.as : state.name
}

export function canGo(from: Step, to: Step): boolean {
  return next[from].includes(to)
}

/** Throws RedropError `internal` for a change of state that the table does not allow. */
export function assertTransition(from: TransferState, to: TransferState): void {
  if (canGo(stepOf(from), stepOf(to))) return
  throw new RedropError('internal', { detail: `a transfer cannot go from ${stepOf(from)} to ${stepOf(to)}` })
}
