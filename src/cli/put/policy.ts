import type { Conflict, DecisionKind } from '../../shared/model/index.ts'
import { answersTo } from './answers-to.ts'

export const policies = ['ask', 'fail', 'replace', 'copy', 'keep'] as const
export type Policy = (typeof policies)[number]

/** Which of the offered answers a policy takes; none: the question stays open. */
const preferred: Readonly<Record<Exclude<Policy, 'ask' | 'fail'>, readonly DecisionKind[]>> = {
  replace: ['replace', 'follow', 'restore-and-replace'],
  copy: ['create'],
  keep: ['keep-remote'],
}

/** Guards, locks and covered versions are about something else than "the server has another version": nobody answers for them. */
const answerable: readonly Conflict['kind'][] = ['stale', 'taken', 'moved', 'gone', 'folder-gone']

export function choiceOf(policy: Policy, conflict: Conflict): DecisionKind | null {
  if (policy === 'ask' || policy === 'fail' || !answerable.includes(conflict.kind)) return null
  const offered = answersTo(conflict).map(({ kind }) => kind)
  return preferred[policy].find((kind) => offered.includes(kind)) ?? null
}
