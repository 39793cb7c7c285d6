import type { VersionRef } from '../../../shared/model/index.ts'

export interface TimelineDot {
  readonly version: VersionRef
  /** Place on the line, percent of its width. */
  readonly at: number
  readonly isBase: boolean
}

/** Percent of the width: where the base lies, and the current version. */
const first = 9.2
const last = 77.5
/** More labels than these would lie on each other. */
const shown = 2

/** Base and what came after it, before the current version; the newest of these, with the number of the rest. */
export function dotsOf(
  base: VersionRef | null,
  between: readonly VersionRef[],
): { versions: readonly TimelineDot[]; hidden: number } {
  const newest = between.slice(0, shown).toReversed()
  const from = base ? first : 22
  const step = (last - from) / (newest.length + 1)
  const versions = newest.map((version, index) => ({
    version,
    at: from + step * (index + 1),
    isBase: false,
  }))
  const start = base ? [{ version: base, at: first, isBase: true }] : []
  return { versions: [...start, ...versions], hidden: between.length - newest.length }
}
