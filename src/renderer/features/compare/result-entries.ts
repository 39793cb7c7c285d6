import { markPair, plainLine, type MarkedLine } from './marks.ts'
import { linesOf, type Piece } from './pieces.ts'
import type { Writing } from './use-merge.ts'

/** Whose a part of the result is; null: of both, or unchanged. */
export type Owner = 'mine' | 'theirs' | null

export type ResultEntry =
  | {
      readonly kind: 'line'
      readonly piece: number
      readonly at: number
      readonly number: number
      readonly text: string
      readonly isChange: boolean
    }
  /** A change that left no lines. */
  | { readonly kind: 'removed'; readonly piece: number }
  | { readonly kind: 'block'; readonly piece: number }
  | { readonly kind: 'writing'; readonly piece: number }

/** The result of a three-way merge from top to bottom, with what is still to be chosen in its place. */
export function resultEntries(pieces: readonly Piece[], writing: Writing | null): ResultEntry[] {
  const entries: ResultEntry[] = []
  let number = 1
  for (const [piece, one] of pieces.entries()) {
    if (writing?.at === piece) {
      entries.push({ kind: 'writing', piece })
      number += writing.lines.length
      continue
    }
    if (one.choice === null) {
      entries.push({ kind: 'block', piece })
      // As the other numbers count it: with the lines it had.
      number += one.hunk.base?.length ?? 0
      continue
    }
    const isChange = one.hunk.kind !== 'same' || typeof one.choice === 'object'
    const lines = linesOf(one)
    if (lines.length === 0 && isChange) entries.push({ kind: 'removed', piece })
    for (const [at, text] of lines.entries())
      entries.push({ kind: 'line', piece, at, number: number++, text, isChange })
  }
  return entries
}

export function ownerOf({ hunk, choice }: Piece): Owner {
  if (choice !== null && typeof choice === 'object') return 'mine'
  if (hunk.kind === 'same' || hunk.kind === 'both' || choice === 'both' || choice === null) return null
  return choice === 'left' ? 'theirs' : 'mine'
}

/** A line of the result, marked against what was there before both. */
export function markedAgainstBase({ hunk }: Piece, at: number, text: string): MarkedLine {
  const was = hunk.base?.[at]
  if (hunk.kind === 'same') return plainLine(text)
  return was === undefined ? plainLine(text, true) : markPair(was, text).right
}

/** Numbers of the lines that a part has in the result, from 1; of one without lines: where it would begin. */
export function placeOf(
  pieces: readonly Piece[],
  piece: number,
): { readonly from: number; readonly to: number } {
  const count = (one: Piece) => (one.choice === null ? (one.hunk.base?.length ?? 0) : linesOf(one).length)
  let from = 1
  for (const one of pieces.slice(0, piece)) from += count(one)
  const own = pieces[piece]
  return { from, to: from + Math.max(1, own ? count(own) : 1) - 1 }
}
