import type { Piece } from './pieces.ts'

/** A difference of blanks alone, wherever they are. */
export function isOnlySpaces({ hunk }: Piece): boolean {
  const bare = (lines: readonly string[]) => lines.map((line) => line.replace(/\s+/g, '')).join('\n')
  return hunk.kind !== 'same' && bare(hunk.left) === bare(hunk.right)
}

/** Lines that are the same but for what was left out of the comparison. */
export function linesWithOtherSpaces(pieces: readonly Piece[]): number {
  let count = 0
  for (const { hunk } of pieces)
    if (hunk.kind === 'same') count += hunk.left.filter((line, at) => line !== hunk.right[at]).length
  return count
}
