import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { account } from '../fakes.ts'
import { failed, item, saved, sending, stale } from './items.ts'
import { later, question, setUp } from './world.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

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
    { title: '“c.txt”需要你处理', body: '有人保存了更新的版本。你的文件尚未上传。' },
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
