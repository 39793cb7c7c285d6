import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { Notifications, type NoticeContent } from '../../../../src/main/notifications/notifications.ts'
import { RedropError } from '../../../../src/shared/errors.ts'
import { createTranslator } from '../../../../src/shared/i18n/translate.ts'
import { usualSettings } from '../../../../src/shared/usual-settings.ts'
import type { ActivityItem, Arrival, Settings, UndoneInfo } from '../../../../src/shared/ipc/contract.ts'
import { account, silent } from '../fakes.ts'
import { failed, item, saved, sending, stale } from './items.ts'

class Notice {
  isShown = false
  isClosed = false
  readonly text: NoticeContent
  private readonly listeners = new Map<string, (...args: unknown[]) => void>()

  constructor(text: NoticeContent) {
    this.text = text
  }

  on(event: string, listener: (...args: unknown[]) => void): void {
    this.listeners.set(event, listener)
  }

  emit(event: string, ...args: unknown[]): void {
    this.listeners.get(event)?.(...args)
  }

  show(): void {
    this.isShown = true
  }

  close(): void {
    this.isClosed = true
  }
}

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

function setUp(settings: Partial<Settings> = {}, locale: 'en' | 'zh-CN' = 'en') {
  const notices: Notice[] = []
  const opened: Arrival[] = []
  const world: { isInFront: boolean; refuses: RedropError | null } = { isInFront: false, refuses: null }
  const all = { ...usualSettings, ...settings }
  const acts: string[] = []
  const notifications = new Notifications({
    create(text) {
      const notice = new Notice(text)
      notices.push(notice)
      return notice as never
    },
    log: silent,
    t: () => createTranslator(locale),
    settings: () => all,
    isInFront: () => world.isInFront,
    open: (arrival) => opened.push(arrival),
    now: () => 0,
    async retry(id) {
      acts.push(`retry ${id}`)
      if (world.refuses) throw world.refuses
    },
    async undo(id): Promise<UndoneInfo> {
      acts.push(`undo ${id}`)
      if (world.refuses) throw world.refuses
      return { to: 'trash' }
    },
    async copyLink(id) {
      acts.push(`copy link ${id}`)
      return { direct: 1, page: 0 }
    },
  })
  const hear = (...changed: ActivityItem[]) =>
    notifications.hear({ sequence: 1, changed, removed: [], isPaused: false })
  const texts = () => notices.map(({ text: { title, body } }) => ({ title, body }))
  return { notifications, notices, opened, acts, world, hear, texts }
}

const question = (id: string) => item(id, stale, { raisedAt: 1 })
const later = () => vi.advanceTimersByTime(5_000)

test('a saved file is told once, and a click shows it in its folder', () => {
  const { hear, texts, notices, opened } = setUp()
  hear(item('a', sending))
  hear(item('a', saved))
  hear(item('a', saved))
  later()
  expect(texts()).toEqual([{ title: 'Saved “a.txt”', body: 'To My files.' }])
  notices[0]?.emit('click')
  expect(opened).toEqual([{ kind: 'place', account, folder: 'cloudreve://my', name: 'a.txt' }])
})

test('nothing is told of what is saved while a window is in front; questions and failures are', () => {
  const { hear, texts, world } = setUp()
  world.isInFront = true
  hear(item('a', saved), question('b'), item('c', failed))
  later()
  expect(texts().map(({ title }) => title)).toEqual(['“b.txt” needs you', 'Not sent: “c.txt”'])
})

test('what comes within five seconds is one, what comes after is another', () => {
  const { hear, texts } = setUp()
  for (const id of ['a', 'b', 'c', 'd']) hear(item(id, saved))
  vi.advanceTimersByTime(4_900)
  hear(item('e', saved))
  vi.advanceTimersByTime(100)
  hear(item('f', saved))
  later()
  expect(texts()).toEqual([
    { title: '5 files saved', body: 'a.txt, b.txt, c.txt and 2 more' },
    { title: 'Saved “f.txt”', body: 'To My files.' },
  ])
})

test('a question is told once, opens by a click, and is withdrawn when it is answered', () => {
  const { hear, notices, opened } = setUp()
  hear(question('a'))
  later()
  hear(item('a', { ...stale, conflict: { ...stale, kind: 'moved', revision: 4 } } as never, { raisedAt: 1 }))
  later()
  expect(notices).toHaveLength(1)
  hear(item('a', sending))
  expect(notices[0]?.isClosed).toBe(true)
  hear(question('b'))
  later()
  notices[1]?.emit('click')
  expect(opened).toEqual([{ kind: 'question', id: 'b' }])
})

test('a question that is answered at once is never told', () => {
  const { hear, notices } = setUp()
  hear(question('a'))
  hear(item('a', sending))
  later()
  expect(notices).toEqual([])
})

test('a group of questions stays until the last one is answered; its click opens all of them', () => {
  const { hear, notices, opened, notifications } = setUp()
  hear(question('a'), question('b'))
  later()
  expect(notices[0]?.text.title).toBe('2 files need you')
  hear(item('a', sending))
  expect(notices[0]?.isClosed).toBe(false)
  notifications.hear({ sequence: 2, changed: [], removed: ['b'], isPaused: false })
  expect(notices[0]?.isClosed).toBe(true)
  notices[0]?.emit('click')
  expect(opened).toEqual([{ kind: 'page', page: 'decisions' }])
})

test('a question of an earlier run was told then', () => {
  const { hear, notices } = setUp()
  hear(item('a', stale, { isOld: true }))
  later()
  expect(notices).toEqual([])
})

test('a failure says why, and opens the transfers', () => {
  const { hear, notices, opened } = setUp()
  hear(item('a', failed))
  later()
  expect(notices[0]?.text.title).toBe('Not sent: “a.txt”')
  expect(notices[0]?.text.body).not.toBe('')
  notices[0]?.emit('click')
  expect(opened).toEqual([{ kind: 'page', page: 'transfers' }])
})

test.each([
  ['notifySaved', saved],
  ['notifyNeedsYou', stale],
  ['notifyFailed', failed],
] as const)('%s switched off', (kind, state) => {
  const { hear, notices } = setUp({ [kind]: false })
  hear(item('a', state, { raisedAt: 1 }))
  later()
  expect(notices).toEqual([])
})

test('it speaks Chinese', () => {
  const { hear, texts } = setUp({}, 'zh-CN')
  hear(item('a', saved), item('b', saved), question('c'))
  later()
  expect(texts()).toEqual([
    { title: '已保存 2 个文件', body: 'a.txt、b.txt' },
    { title: '“c.txt”需要你处理', body: 'Redrop 会先询问你再继续。' },
  ])
})

test('nothing is left when the app ends', () => {
  const { hear, notices, notifications } = setUp()
  hear(question('a'))
  later()
  hear(item('b', saved))
  notifications.close()
  later()
  expect(notices).toHaveLength(1)
  expect(notices[0]?.isClosed).toBe(true)
})

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
