import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { RedropError } from '../../../../src/shared/errors.ts'
import { failed, item, saved, sending } from './items.ts'
import { later, question, setUp, type Notice } from './world.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const buttonsOf = (notice: Notice | undefined) => notice?.text.buttons
/** A button does what it does asynchronously. */
async function press(notice: Notice | undefined, actionIndex: number): Promise<void> {
  notice?.emit('action', { actionIndex, selectionIndex: -1 })
  await vi.advanceTimersByTimeAsync(0)
}
const outcome = { before: null, after: null, undo: 'available', canRedo: false, fileId: 'f' } as const

test('what was saved has its link and its undo at hand; what came of them is said', async () => {
  const { hear, notices, acts, texts } = setUp()
  hear(item('a', saved))
  // What came of it is known a moment later.
  hear(item('a', saved, { outcome }))
  later()
  expect(buttonsOf(notices[0])).toEqual(['Copy link', 'Undo'])
  await press(notices[0], 0)
  await press(notices[0], 1)
  expect(acts).toEqual(['copy link a', 'undo a'])
  expect(texts().slice(1)).toEqual([
    { title: 'Link copied. It opens the file, also its later versions.', body: '' },
    { title: '“a.txt” was moved to the trash', body: '' },
  ])
})

test('without an undo there is none, and several files have no buttons', () => {
  const { hear, notices } = setUp()
  hear(item('a', saved, { outcome: { ...outcome, undo: 'none' } }))
  later()
  hear(item('b', saved, { outcome }), item('c', saved, { outcome }))
  later()
  expect(notices.map(buttonsOf)).toEqual([['Copy link'], []])
})

test('the button of a question opens it and decides nothing', async () => {
  const { hear, notices, opened, acts } = setUp()
  hear(question('a'))
  later()
  hear(question('b'), question('c'))
  later()
  expect(notices.map(buttonsOf)).toEqual([['Decide…'], ['Review']])
  await press(notices[0], 0)
  await press(notices[1], 0)
  expect(opened).toEqual([
    { kind: 'question', id: 'a' },
    { kind: 'page', page: 'decisions' },
  ])
  expect(acts).toEqual([])
})

test('what failed is tried again by its button, all of a group, and no longer told once it is', async () => {
  const { hear, notices, acts } = setUp()
  hear(item('a', failed), item('b', failed))
  later()
  expect(buttonsOf(notices[0])).toEqual(['Try again'])
  await press(notices[0], 0)
  expect(acts).toEqual(['retry a', 'retry b'])
  hear(item('c', failed))
  later()
  hear(item('c', sending))
  expect(notices[1]?.isClosed).toBe(true)
})

test('a button that could not do what it says tells why', async () => {
  const { hear, notices, world, texts } = setUp()
  world.refuses = new RedropError('undo-too-late', { name: 'a.txt' })
  hear(item('a', saved, { outcome }))
  later()
  await press(notices[0], 1)
  expect(texts()[1]).toEqual({
    title: 'Not taken back: “a.txt”',
    body: 'Too late to undo: “a.txt” has a newer version than yours.',
  })
})

test('without names it only counts', () => {
  const { hear, texts } = setUp({ notifyNames: false })
  hear(item('a', saved), question('b'), item('c', failed))
  later()
  expect(texts()).toEqual([
    { title: '1 file saved', body: '' },
    { title: '1 file needs you', body: '' },
    { title: '1 file was not transferred', body: '' },
  ])
})
