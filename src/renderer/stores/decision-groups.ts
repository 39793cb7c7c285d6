import type { ConflictView } from '../../shared/ipc/contract.ts'
import type { AskingItem } from './decisions.ts'

/** In the order of the page. */
const kinds = ['newer', 'covered', 'taken', 'inUse', 'moved', 'check', 'refused'] as const
export type DecisionGroupKind = (typeof kinds)[number]

export interface DecisionGroup {
  readonly kind: DecisionGroupKind
  /** Newest first. */
  readonly items: readonly AskingItem[]
}

const byConflict: Readonly<Record<ConflictView['kind'], DecisionGroupKind>> = {
  stale: 'newer',
  covered: 'covered',
  taken: 'taken',
  locked: 'inUse',
  moved: 'moved',
  gone: 'moved',
  'folder-gone': 'moved',
  guard: 'check',
  'not-allowed': 'refused',
  'no-space': 'refused',
}

/** Open questions by kind; without the kinds that have none. */
export function decisionGroups(open: readonly AskingItem[]): readonly DecisionGroup[] {
  return kinds
    .map((kind) => ({
      kind,
      items: open.filter(({ question }) => byConflict[question.conflict.kind] === kind),
    }))
    .filter(({ items }) => items.length > 0)
}
