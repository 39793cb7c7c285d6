import type { DecisionKind } from '../../../shared/model/index.ts'
import { isSameKind } from '../../stores/decision-groups.ts'
import type { AskingItem } from '../../stores/decisions.ts'

/** An answer that every question of a group offers. */
export interface GroupAnswer {
  readonly kind: DecisionKind
  /** Questions for which something is lost for good by it. */
  readonly dangerous: number
  /** It is the default of all of them. */
  readonly isDefault: boolean
}

/**
 * The answers that can be given to all of these at once; none where they are not asked in the same words. Taking locks
 * away, and places that must be chosen, stay a matter of the one file.
 */
export function groupAnswers(items: readonly AskingItem[]): readonly GroupAnswer[] {
  const [first, ...others] = items
  if (!first || others.length === 0) return []
  if (!others.every(({ question }) => isSameKind(question, first.question))) return []
  return first.question.choices.flatMap(({ kind }) => {
    const offered = items.map(({ question }) => question.choices.find((choice) => choice.kind === kind))
    const isForAll = offered.every((choice) => choice && choice.place !== 'must')
    if (!isForAll || kind === 'release-lock') return []
    return [
      {
        kind,
        dangerous: offered.filter((choice) => choice?.danger).length,
        isDefault: offered.every((choice) => choice?.isDefault),
      },
    ]
  })
}
