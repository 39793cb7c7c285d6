import { decisionsFor } from '../../core/domain/decisions.ts'
import type { ConflictView, Question } from '../../shared/ipc/contract.ts'
import type { Conflict } from '../../shared/model/index.ts'
import type { TransferRecord } from './record.ts'

/** The open question of a transfer. */
export function conflictOf({ state, hold }: Pick<TransferRecord, 'state' | 'hold'>): Conflict | null {
  if (hold?.kind === 'lock') return hold.question
  return hold === null && state.name === 'needs-decision' ? state.conflict : null
}

/** The open question of a transfer as the page may see it. */
export function questionOf(record: TransferRecord): Question | null {
  const { raisedAt, isOld } = record
  const conflict = conflictOf(record)
  if (conflict === null) return null
  return {
    revision: conflict.revision,
    conflict: view(conflict),
    choices: decisionsFor(conflict),
    raisedAt,
    isOld,
  }
}

/** A lock's token is the right to take the lock away: it stays in main. */
function view(conflict: Conflict): ConflictView {
  if (conflict.kind !== 'locked') return conflict
  const locks = conflict.locks.map(({ app, detail, uri, own }) => ({ app, detail, uri, own }))
  return { kind: 'locked', revision: conflict.revision, locks }
}
