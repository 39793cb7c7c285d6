import type { Hunk } from '../../../shared/model/index.ts'

/** What the result has of a part; null: nobody has chosen. */
export type Choice = 'left' | 'right' | 'both' | { readonly written: readonly string[] } | null

/** A part of the result: a hunk and what is chosen for it. */
export interface Piece {
  readonly hunk: Hunk
  readonly choice: Choice
}

/** Three-way: what only one side changed is taken. Without a common version the result starts as yours. */
export function startingPieces(hunks: readonly Hunk[]): Piece[] {
  return hunks.map((hunk) => ({ hunk, choice: startingChoice(hunk) }))
}

function startingChoice({ kind, base }: Hunk): Choice {
  if (kind === 'left') return 'left'
  return kind === 'conflict' && base !== null ? null : 'right'
}

/** Lines of the result; an open part has none. */
export function linesOf({ hunk, choice }: Piece): readonly string[] {
  if (choice === null) return []
  if (choice === 'both') return [...hunk.left, ...hunk.right]
  return typeof choice === 'string' ? hunk[choice] : choice.written
}

export function resultLines(pieces: readonly Piece[]): string[] {
  return pieces.flatMap((piece) => linesOf(piece))
}

export function openCount(pieces: readonly Piece[]): number {
  return pieces.filter(({ choice }) => choice === null).length
}

/** Both sides have something else here. */
export function isDifference({ hunk }: Piece): boolean {
  const { kind, left, right } = hunk
  return kind !== 'same' && !(left.length === right.length && left.every((line, at) => line === right[at]))
}

export function choose(pieces: readonly Piece[], at: number, choice: Choice): Piece[] {
  return pieces.map((piece, index) => (index === at ? { ...piece, choice } : piece))
}

/** Only one line of a part that is the same on both sides is written anew: it becomes a part of its own. */
export function isolate(
  pieces: readonly Piece[],
  at: number,
  line: number,
): { readonly pieces: Piece[]; readonly at: number } {
  const piece = pieces[at]
  if (piece?.hunk.kind !== 'same' || typeof piece.choice !== 'string') return { pieces: [...pieces], at }
  const cut = (from: number, to: number): Piece => ({
    choice: piece.choice,
    hunk: {
      kind: 'same',
      left: piece.hunk.left.slice(from, to),
      right: piece.hunk.right.slice(from, to),
      base: piece.hunk.base?.slice(from, to) ?? null,
    },
  })
  const parts = [cut(0, line), cut(line, line + 1), cut(line + 1, piece.hunk.right.length)]
  const kept = parts.filter((part) => part.hunk.right.length > 0)
  return {
    pieces: [...pieces.slice(0, at), ...kept, ...pieces.slice(at + 1)],
    at: at + (line > 0 ? 1 : 0),
  }
}
