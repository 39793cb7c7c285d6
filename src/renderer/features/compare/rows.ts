import { isDifference, linesOf, type Piece } from './pieces.ts'

export interface Cell {
  /** Number of the line, from 1. */
  readonly number: number
  readonly text: string
}

/** `whose`: whose line the right one is; null: of both. */
export interface Row {
  readonly piece: number
  /** Position within its piece: the first one has the buttons. */
  readonly at: number
  readonly left: Cell | null
  readonly right: Cell | null
  readonly isChange: boolean
  readonly whose: 'mine' | 'theirs' | null
}

/**
 * Lines of both side by side; the shorter side of a difference is filled up. `isResult`: the right side has what is
 * chosen, else what is yours.
 */
export function sideRows(pieces: readonly Piece[], isResult: boolean): Row[] {
  const rows: Row[] = []
  let [leftNumber, rightNumber] = [1, 1]
  for (const [index, piece] of pieces.entries()) {
    const left = piece.hunk.left
    const right = isResult ? linesOf(piece) : piece.hunk.right
    const isWritten = isResult && piece.choice !== null && typeof piece.choice === 'object'
    const isChange = isDifference(piece) || isWritten
    const whose = !isChange ? null : isResult && piece.choice === 'left' ? 'theirs' : 'mine'
    const count = Math.max(left.length, right.length, isChange ? 1 : 0)
    for (let at = 0; at < count; at++) {
      const [l, r] = [left[at], right[at]]
      rows.push({
        piece: index,
        at,
        left: l === undefined ? null : { number: leftNumber++, text: l },
        right: r === undefined ? null : { number: rightNumber++, text: r },
        isChange,
        whose,
      })
    }
  }
  return rows
}

/** One below the other: of a difference first what is left, then what is right. */
export function columnRows(pieces: readonly Piece[], isResult: boolean): Row[] {
  return sideRows(pieces, isResult).reduce<Row[]>((rows, row, index, all) => {
    if (!row.isChange) rows.push(row)
    else if (row.at === 0) {
      const own = all.slice(index, endOf(all, index))
      rows.push(
        ...own.flatMap((one) => (one.left ? [{ ...one, right: null, whose: 'theirs' as const }] : [])),
      )
      rows.push(...own.flatMap((one) => (one.right ? [{ ...one, left: null }] : [])))
    }
    return rows
  }, [])
}

function endOf(rows: readonly Row[], from: number): number {
  let to = from + 1
  while (rows[to]?.piece === rows[from]?.piece && to < rows.length) to++
  return to
}
