import { expect, test } from 'vitest'
import { isOtherType, tileState } from '../../../../src/renderer/features/quick-save/tile-state.ts'
import { asking, transfer } from '../../../renderer/fake-activity.ts'
import { fileRow, folderRow } from '../../../renderer/fake-data.ts'
import { pinOf } from '../../../renderer/fake-pins.ts'
import { stale } from '../../../renderer/fake-questions.ts'

const file = pinOf(fileRow('hero.jpg', 1, 0))
const folder = pinOf(folderRow('Screenshots', 0))
const held = { count: 1, types: ['image/png'], keepBoth: false }

test.each([
  [{ phase: 'queued' }, 'waits'],
  [{ phase: 'checking' }, 'moves'],
  [{ phase: 'sending' }, 'moves'],
  [{ phase: 'saving' }, 'moves'],
  [{ phase: 'failed' }, 'failed'],
  [{ phase: 'saved' }, 'saved'],
  [{ phase: 'identical' }, 'same'],
  [{ phase: 'saved', undo: 'undone' }, 'rest'],
  [{ phase: 'cancelled' }, 'rest'],
  [{ phase: 'declined' }, 'rest'],
] as const)('a transfer with %j: %s', (over, kind) => {
  expect(tileState(file, transfer('hero.jpg', over), null, false).kind).toBe(kind)
})

test('a question is more urgent than what its transfer does', () => {
  const waiting = asking('hero.jpg', stale.question, { phase: 'waiting' })
  expect(tileState(file, waiting, null, false).kind).toBe('needs-you')
})

test('while files are held, what would be dropped goes before what has been', () => {
  const item = transfer('hero.jpg', { phase: 'saved' })
  expect(tileState(file, item, held, true)).toEqual({ kind: 'takes', over: true, as: 'replace' })
  expect(tileState(folder, item, held, false)).toEqual({ kind: 'takes', over: false, as: 'add' })
  const both = { ...held, keepBoth: true }
  expect(tileState(file, null, both, true)).toEqual({ kind: 'takes', over: true, as: 'keep-both' })
  expect(tileState(file, null, both, false)).toEqual({ kind: 'takes', over: false, as: 'replace' })
})

test.each([
  [file, { ...held, count: 2 }, 'several'],
  [{ ...file, readOnly: true }, held, 'view-only'],
  [{ ...folder, readOnly: true }, held, 'no-upload'],
  [{ ...file, missing: 'trash' as const }, held, 'missing'],
])('what takes nothing says why, whatever is held: %#', (pin, what, why) => {
  expect(tileState(pin, null, what, true)).toEqual({ kind: 'refuses', why })
})

test('only what is sure to be asked about is called another type', () => {
  expect(tileState(pinOf(fileRow('a.csv', 1, 0)), null, held, false)).toEqual({
    kind: 'asks-type',
    over: false,
  })
  expect(isOtherType('a.pdf', 'image/jpeg')).toBe(true)
  expect(isOtherType('a.jpg', 'image/png')).toBe(false)
  // Text has no signature; nobody knows what a name without a known ending is to be.
  expect(isOtherType('a.csv', 'text/plain')).toBe(false)
  expect(isOtherType('a.bin', 'image/png')).toBe(false)
  expect(isOtherType('a.pdf', '')).toBe(false)
})
