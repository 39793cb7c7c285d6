import { describe, expect, it } from 'vitest'
import {
  choose,
  isolate,
  openCount,
  resultLines,
  startingPieces,
} from '../../../../src/renderer/features/compare/pieces.ts'
import { columnRows, sideRows } from '../../../../src/renderer/features/compare/rows.ts'
import {
  isOnlySpaces,
  linesWithOtherSpaces,
} from '../../../../src/renderer/features/compare/difference-words.ts'
import { ownerOf, placeOf, resultEntries } from '../../../../src/renderer/features/compare/result-entries.ts'
import type { Hunk } from '../../../../src/shared/model/index.ts'

const same = (...lines: string[]): Hunk => ({ kind: 'same', left: lines, right: lines, base: lines })
const hunk = (kind: Hunk['kind'], left: string[], right: string[], base: string[] | null): Hunk => ({
  kind,
  left,
  right,
  base,
})
const three = [
  same('a', 'b'),
  hunk('left', ['c1'], ['c'], ['c']),
  hunk('conflict', ['d1'], ['d2'], ['d']),
  same('e'),
  hunk('right', ['f'], [], ['f']),
]

describe('the result of a merge', () => {
  it('starts with what only one side changed; what both changed is open', () => {
    const pieces = startingPieces(three)
    expect(resultLines(pieces)).toEqual(['a', 'b', 'c1', 'e'])
    expect(openCount(pieces)).toBe(1)
  })

  it('starts as yours without a common version', () => {
    const pieces = startingPieces([same('a'), hunk('conflict', ['x'], ['y'], null)])
    expect(resultLines(pieces)).toEqual(['a', 'y'])
    expect(openCount(pieces)).toBe(0)
  })

  it.each([
    ['left', ['d1']],
    ['right', ['d2']],
    ['both', ['d1', 'd2']],
    [{ written: ['d3', 'd4'] }, ['d3', 'd4']],
    [{ written: [] }, []],
  ] as const)('has what is chosen: %j', (choice, lines) => {
    expect(resultLines(choose(startingPieces(three), 2, choice))).toEqual(['a', 'b', 'c1', ...lines, 'e'])
  })

  it('one line of what is the same becomes a part of its own to be written', () => {
    const { pieces, at } = isolate(startingPieces([same('a', 'b', 'c')]), 0, 1)
    expect(at).toBe(1)
    expect(resultLines(choose(pieces, at, { written: ['B1', 'B2'] }))).toEqual(['a', 'B1', 'B2', 'c'])
    expect(isolate(startingPieces([same('a', 'b')]), 0, 0).pieces).toHaveLength(2)
  })

  it('is shown with owners, numbers, what is open and what was removed', () => {
    const pieces = startingPieces(three)
    expect(
      resultEntries(pieces, null).map((entry) =>
        'text' in entry ? `${entry.number} ${entry.text}` : entry.kind,
      ),
    ).toEqual(['1 a', '2 b', '3 c1', 'block', '5 e', 'removed'])
    expect(pieces.map(ownerOf)).toEqual([null, 'theirs', null, null, 'mine'])
    expect(placeOf(pieces, 2)).toEqual({ from: 4, to: 4 })
  })
})

describe('lines of both', () => {
  const pieces = startingPieces([same('a'), hunk('conflict', ['x', 'y'], ['z'], null), same('b')])

  it('side by side, the shorter side filled up', () => {
    expect(
      sideRows(pieces, true).map(({ left, right, isChange }) => [left?.text, right?.text, isChange]),
    ).toEqual([
      ['a', 'a', false],
      ['x', 'z', true],
      ['y', undefined, true],
      ['b', 'b', false],
    ])
    expect(sideRows(pieces, true).at(-1)).toMatchObject({ left: { number: 4 }, right: { number: 3 } })
  })

  it('in one column, left before right', () => {
    expect(columnRows(pieces, true).map(({ left, right }) => left?.text ?? right?.text)).toEqual([
      'a',
      'x',
      'y',
      'z',
      'b',
    ])
  })

  it('a difference that is taken has the server’s lines on the right, of a result only', () => {
    const taken = choose(pieces, 1, 'left')
    expect(sideRows(taken, true).map(({ right }) => right?.text)).toEqual(['a', 'x', 'y', 'b'])
    expect(sideRows(taken, false).map(({ right }) => right?.text)).toEqual(['a', 'z', undefined, 'b'])
  })

  it('tells differences of blanks alone', () => {
    const [piece] = startingPieces([hunk('conflict', ['a  b'], ['a b '], null)])
    expect(piece && isOnlySpaces(piece)).toBe(true)
    const left: Hunk = { kind: 'same', left: ['a ', 'b'], right: ['a', 'b'], base: null }
    expect(linesWithOtherSpaces(startingPieces([left]))).toBe(1)
  })
})
