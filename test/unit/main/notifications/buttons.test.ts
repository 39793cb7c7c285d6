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

test('without an undo there is none, and several files are shown', () => {
  const { hear, notices } = setUp()
  hear(item('a', saved, { outcome: { ...outcome, undo: 'none' } }))
  later()
  hear(item('b', saved), item('c', saved))
  later()
  expect(notices.map(buttonsOf)).toEqual([['Copy link'], ['Show']])
})

test('several files are taken back together after a question; one that cannot be is said', async () => {
  const { hear, notices, acts, world, texts, opened } = setUp()
  hear(item('a', saved, { outcome }), item('b', saved, { outcome }), item('c', saved))
  later()
  expect(buttonsOf(notices[0])).toEqual(['Show', 'Undo all…'])
  world.confirms = false
  await press(notices[0], 1)
  expect(acts).toEqual(['ask about a b'])
  world.confirms = true
  await press(notices[0], 1)
  expect(acts.slice(1)).toEqual(['ask about a b', 'undo a', 'undo b'])
  expect(texts().at(-1)).toEqual({ title: '2 files taken back', body: '' })
  world.refuses = new RedropError('undo-too-late', { name: 'a.txt' })
  await press(notices[0], 1)
  expect(texts().at(-1)).toEqual({
    title: '0 of 2 files taken back',
    body: 'Too late to undo: “a.txt” has a newer version than yours.',
  })
  await press(notices[0], 0)
  expect(opened).toEqual([{ kind: 'page', page: 'transfers' }])
})

test('“Later” and “Not now” do nothing', async () => {
  const { hear, notices, acts, opened } = setUp()
  hear(question('a'), item('b', failed))
  later()
  await press(notices[0], 1)
  await press(notices[1], 1)
  expect([acts, opened, notices.length]).toEqual([[], [], 2])
})

test('what a link has saved is told only where that is wanted', () => {
  const off = setUp()
  off.world.links = ['a']
  off.hear(item('a', saved), item('b', saved))
  later()
  expect(off.texts()).toEqual([{ title: 'Saved “b.txt”', body: 'To My files.' }])
  const on = setUp({ notifyLinks: true })
  on.world.links = ['a']
  on.hear(item('a', saved))
  later()
  expect(on.texts()).toHaveLength(1)
})

test('a quick save is told by who made it, at once and in front too, with its link', () => {
  const { hear, notifications, world, texts } = setUp()
  world.isInFront = true
  hear(item('quick', saved))
  later()
  expect(texts()).toEqual([])
  notifications.saved([item('quick', saved)], true)
  notifications.saved([item('quick', { name: 'done', as: 'identical' })], true)
  const body = 'To My files. The link is on the clipboard.'
  expect(texts()).toEqual([
    { title: 'Saved “quick.txt”', body },
    { title: '“quick.txt” is up to date', body },
  ])
})

test('the button of a question opens it and decides nothing', async () => {
  const { hear, notices, opened, acts } = setUp()
  hear(question('a'))
  later()
  hear(question('b'), question('c'))
  later()
  expect(notices.map(buttonsOf)).toEqual([
    ['Decide…', 'Later'],
    ['Review', 'Later'],
  ])
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
  expect(buttonsOf(notices[0])).toEqual(['Try again', 'Not now'])
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
