import { describe, expect, test } from 'vitest'
import {
  click,
  keepOnly,
  moveTo,
  noSelection,
  selectAll,
  selectOnly,
  toggle,
  type Selection,
} from '../../../../src/renderer/features/browser/logic/selection.ts'

const ids = ['a', 'b', 'c', 'd', 'e']
const plain = { range: false, add: false }
const shift = { range: true, add: false }
const mod = { range: false, add: true }

function chosen({ selected }: Selection): string {
  return ids.filter((id) => selected.has(id)).join('')
}

describe('selecting rows', () => {
  test('a click selects one row and forgets the others', () => {
    expect(chosen(click(selectOnly('a'), ids, 'd', plain))).toBe('d')
  })

  test('a click with Ctrl adds a row, and takes it away again', () => {
    const two = click(selectOnly('a'), ids, 'd', mod)
    expect(chosen(two)).toBe('ad')
    expect(chosen(click(two, ids, 'a', mod))).toBe('d')
  })

  test('Shift selects from the anchor, in either direction, and always from the same one', () => {
    const down = click(selectOnly('c'), ids, 'e', shift)
    expect(chosen(down)).toBe('cde')
    expect(chosen(click(down, ids, 'a', shift))).toBe('abc')
  })

  test('Shift with Ctrl adds a range to what is selected', () => {
    const start = toggle(selectOnly('a'), 'd')
    expect(chosen(click(start, ids, 'e', { range: true, add: true }))).toBe('ade')
  })

  test('arrow keys move and select; with Shift they extend, with Ctrl they only move', () => {
    const second = moveTo(selectOnly('a'), ids, 1, plain)
    expect(chosen(second)).toBe('b')
    expect(chosen(moveTo(second, ids, 2, shift))).toBe('bc')
    const moved = moveTo(second, ids, 4, mod)
    expect(chosen(moved)).toBe('b')
    expect(moved.active).toBe('e')
  })

  test('moving stops at the first and the last row', () => {
    expect(moveTo(selectOnly('a'), ids, -1, plain).active).toBe('a')
    expect(moveTo(selectOnly('e'), ids, 99, plain).active).toBe('e')
    expect(moveTo(noSelection, [], 0, plain)).toBe(noSelection)
  })

  test('all rows can be selected without moving the keyboard', () => {
    const all = selectAll(ids, selectOnly('c'))
    expect(chosen(all)).toBe('abcde')
    expect(all.active).toBe('c')
  })

  test('a row that is no longer shown is not selected either', () => {
    const left = keepOnly(selectAll(ids, selectOnly('c')), ['a', 'e'])
    expect(chosen(left)).toBe('ae')
    expect(left.active).toBeNull()
  })
})
