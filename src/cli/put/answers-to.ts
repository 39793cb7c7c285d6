import { decisionsFor, type DecisionOption } from '../../core/domain/decisions.ts'
import type { Conflict } from '../../shared/model/index.ts'

/** The answers that can be given here: another place is named by a new command, not by an answer. */
export function answersTo(conflict: Conflict): readonly DecisionOption[] {
  return decisionsFor(conflict).filter(({ place }) => place !== 'must')
}
