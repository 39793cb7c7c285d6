import { droppedByNext, keepsVersions, type KeptQuestion } from './undo.ts'

export interface OthersQuestion extends KeptQuestion {
  /** Id of the current version. */
  readonly current: string
  /** Ids of the versions that the link which is about to send has sent. */
  readonly ours: ReadonlySet<string>
}

/**
 * Ids of the versions of others that the server would drop for the next one, newest first. Where no history is kept
 * there is none to protect: that the current version goes is another question.
 */
export function othersDropped({ ours, ...question }: OthersQuestion): readonly string[] {
  if (!keepsHistory(question)) return []
  return [...droppedByNext(question)].filter((id) => !ours.has(id))
}

/** Ids of own older versions, oldest first, in whose place those of all others stay; null: they are not enough. */
export function thinnedOut({ ours, current, ...question }: OthersQuestion): readonly string[] | null {
  const { versions, retention } = question
  const lastOther = versions.findLastIndex(({ id }) => !ours.has(id))
  // With the one that is to come in front of them.
  const tooMany = keepsHistory(question) ? lastOther + 2 - retention.max : 0
  if (tooMany <= 0) return []
  const before = versions.slice(0, lastOther).map(({ id }) => id)
  const own = before.filter((id) => ours.has(id) && id !== current).reverse()
  return own.length < tooMany ? null : own.slice(0, tooMany)
}

function keepsHistory({ retention, name }: KeptQuestion): boolean {
  return keepsVersions(retention, name) && retention.max > 1
}
