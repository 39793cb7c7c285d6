import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { at, fileAt, transfer, version } from '../fakes.ts'
import { activity, told } from './projection.ts'

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }))
afterEach(() => void vi.useRealTimers())

const sending = { name: 'sending', sent: 0 } as const

test('what changes in one go is one patch, and patches are numbered without a gap', async () => {
  const { projection, patches } = activity()
  projection.put(transfer('a'))
  projection.put(transfer('b'))
  await told()
  projection.put(at('a', { name: 'checking' }))
  await told()
  expect(patches.map(({ sequence }) => sequence)).toEqual([1, 2])
  expect(patches[0]?.changed.map(({ id }) => id)).toEqual(['a', 'b'])
  expect(patches[1]?.changed).toMatchObject([{ id: 'a', phase: 'checking' }])
})

test('the first change is told at once, what follows it at once together a moment later', async () => {
  const { projection, patches } = activity()
  projection.put(transfer('a'))
  await Promise.resolve()
  expect(patches).toHaveLength(1)
  for (const name of ['checking', 'sending', 'saving'] as const)
    for (const id of ['a', 'b']) {
      projection.put(at(id, name === 'sending' ? sending : { name }))
      await Promise.resolve()
    }
  expect(patches).toHaveLength(1)
  vi.advanceTimersByTime(50)
  expect(patches).toHaveLength(2)
  expect(patches[1]?.changed).toMatchObject([
    { id: 'a', phase: 'saving' },
    { id: 'b', phase: 'saving' },
  ])
  vi.advanceTimersByTime(1000)
  expect(patches).toHaveLength(2)
  expect(vi.getTimerCount()).toBe(0)
})

test('a snapshot is newest first and tells everything told before, so that the next patch follows it', async () => {
  const { projection, patches } = activity()
  projection.put(transfer('a'))
  projection.put(transfer('b'))
  const snapshot = projection.snapshot()
  expect(snapshot.items.map(({ id }) => id)).toEqual(['b', 'a'])
  expect(snapshot.sequence).toBe(1)
  projection.remove(['a'])
  await told()
  expect(patches.at(-1)).toEqual({ sequence: 2, changed: [], removed: ['a'], isPaused: false })
})

test('progress of all is one batch, ten times a second at most', () => {
  const { projection, batches, clock } = activity()
  for (const id of ['a', 'b']) {
    projection.put(at(id, sending))
    projection.hear({ kind: 'state', transfer: at(id, sending), state: sending })
  }
  for (let sent = 1; sent <= 50; sent++) {
    clock.time += 20
    projection.hear({ kind: 'progress', id: 'a', sent, total: 100 })
    projection.hear({ kind: 'progress', id: 'b', sent: sent * 2, total: 200 })
    vi.advanceTimersByTime(20)
  }
  expect(batches).toHaveLength(10)
  expect(batches.at(-1)).toMatchObject([
    { id: 'a', sent: 50, total: 100 },
    { id: 'b', sent: 100, total: 200 },
  ])
})

test('speed and time left are told once they are known', () => {
  const { projection, batches, clock } = activity()
  projection.put(at('a', sending))
  for (let second = 0; second <= 4; second++) {
    projection.hear({ kind: 'progress', id: 'a', sent: second * 1000, total: 10_000 })
    clock.time += 1000
    vi.advanceTimersByTime(1000)
  }
  expect(batches[0]?.[0]).toMatchObject({ bytesPerSecond: null, secondsLeft: null })
  const last = batches.at(-1)?.[0]
  expect(last?.bytesPerSecond).toBeCloseTo(1000)
  // Six seconds, and what rounding up makes of a speed a hair below a thousand.
  expect([6, 7]).toContain(last?.secondsLeft)
})

test('what no longer sends has no progress', () => {
  const { projection, batches } = activity()
  projection.put(at('a', sending))
  projection.hear({ kind: 'progress', id: 'a', sent: 5, total: 10 })
  projection.hear({ kind: 'state', transfer: at('a', sending), state: { name: 'saving' } })
  vi.advanceTimersByTime(1000)
  expect(batches).toEqual([])
  expect(projection.snapshot().progress).toEqual([])
})

test('how it ended comes together with what can be undone', async () => {
  const { projection, patches } = activity()
  projection.put(transfer('a'))
  await told()
  const done = { name: 'done', as: 'saved' } as const
  projection.hear({ kind: 'state', transfer: at('a', done), state: done })
  await told()
  expect(patches).toHaveLength(1)
  projection.put(at('a', done))
  projection.conclude('a', {
    before: version('v1'),
    after: version('v2'),
    undo: 'available',
    canRedo: false,
    fileId: 'f',
  })
  await told()
  expect(patches[1]?.changed).toMatchObject([{ phase: 'saved', undo: 'available', after: { id: 'v2' } }])
})

test('only the latest replace of a file can be undone', () => {
  const { projection } = activity()
  for (const id of ['a', 'b', 'other']) {
    projection.put(at(id, { name: 'done', as: 'saved' }))
    const fileId = id === 'other' ? 'g' : 'f'
    projection.conclude(id, { before: null, after: null, undo: 'available', canRedo: false, fileId })
  }
  expect(projection.items().map(({ id, undo }) => [id, undo])).toEqual([
    ['other', 'available'],
    ['b', 'available'],
    ['a', 'none'],
  ])
})

test('a local path is told as a name and a folder below home', () => {
  const { projection } = activity()
  projection.put(transfer('a'))
  const source = { path: '/srv/data/b.txt', dev: '1', ino: '2', size: 3, mtimeNs: '0' }
  projection.put(
    transfer('b', { source, target: { kind: 'create', folder: fileAt('Docs'), name: 'new.txt' } }),
  )
  expect(projection.items()).toMatchObject([
    {
      kind: 'create',
      name: 'new.txt',
      folder: 'cloudreve://my/Docs',
      local: { name: 'b.txt', folder: '/srv/data', modifiedAt: null },
    },
    {
      kind: 'replace',
      folder: 'cloudreve://my',
      local: { name: 'a.txt', folder: '~/Documents', modifiedAt: 5 },
    },
  ])
})

test.each([
  ['queued', { name: 'queued' }, true, false],
  ['sending', sending, true, false],
  ['saving', { name: 'saving' }, false, false],
  ['resolving', { name: 'resolving' }, false, false],
  ['waiting', { name: 'waiting', why: 'offline', until: 5 }, true, true],
  [
    'failed',
    { name: 'ended', as: 'failed', reason: { code: 'disk-full', params: { path: '/a/b' } } },
    false,
    true,
  ],
  ['saved', { name: 'done', as: 'saved' }, false, false],
] as const)('%s: what can be done with it', (phase, state, canCancel, canRetry) => {
  const { projection } = activity()
  projection.put(at('a', state))
  expect(projection.items()[0]).toMatchObject({ phase, canCancel, canRetry })
})

test('a failure names its code, and of a path only the name', () => {
  const { projection } = activity()
  const reason = { code: 'disk-full', params: { path: '/home/ana/b.txt' } }
  projection.put(at('a', { name: 'ended', as: 'failed', reason }))
  expect(projection.items()[0]?.failure).toEqual({ code: 'disk-full', params: { path: 'b.txt' } })
})
