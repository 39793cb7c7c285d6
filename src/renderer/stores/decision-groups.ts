import type { ConflictView, Question } from '../../shared/ipc/contract.ts'
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
  'pushes-out': 'check',
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

/** Whether two questions are of one kind: their answers are called the same. */
export function isSameKind(a: Question, b: Question): boolean {
  return kindOf(a.conflict) === kindOf(b.conflict)
}

/** Whether two questions are of one kind and have the same answers with the same at stake. */
export function isAlike(a: Question, b: Question): boolean {
  return isSameKind(a, b) && JSON.stringify(a.choices) === JSON.stringify(b.choices)
}

function kindOf(conflict: ConflictView): string {
  switch (conflict.kind) {
    case 'guard':
      return `guard ${conflict.guard}`
    case 'not-allowed':
      return `not-allowed ${conflict.why} ${conflict.proposal}`
    default:
      return conflict.kind
  }
}
