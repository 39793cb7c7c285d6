import { decisionsFor } from '../../core/domain/decisions.ts'
import type { ConflictView, Question } from '../../shared/ipc/contract.ts'
import type { Conflict } from '../../shared/model/index.ts'
import type { TransferRecord } from './record.ts'

/** The open question of a transfer as the page may see it. */
export function questionOf({ state, hold, raisedAt }: TransferRecord): Question | null {
  const conflict =
    hold?.kind === 'lock' ? hold.question : state.name === 'needs-decision' ? state.conflict : null
  if (conflict === null) return null
  return { revision: conflict.revision, conflict: view(conflict), choices: decisionsFor(conflict), raisedAt }
}

/** A lock's token is the right to take the lock away: it stays in main. */
function view(conflict: Conflict): ConflictView {
  if (conflict.kind !== 'locked') return conflict
  const locks = conflict.locks.map(({ app, detail, uri, own }) => ({ app, detail, uri, own }))
  return { kind: 'locked', revision: conflict.revision, locks }
}
