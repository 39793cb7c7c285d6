import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { at, lockedBy, transfer } from '../fakes.ts'
import { activity } from './projection.ts'

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }))
afterEach(() => void vi.useRealTimers())

const sending = { name: 'sending', sent: 0 } as const

test('a question says when it was raised, also in an earlier run', () => {
  const { projection, clock } = activity()
  const stale = {
    name: 'needs-decision',
    conflict: { kind: 'no-space', need: 2, free: 1, revision: 2 },
  } as const
  projection.put(at('older', stale), true)
  projection.put(at('old', { ...stale, raisedAt: 7 }), true)
  projection.put(transfer('new'))
  projection.put(at('new', stale))
  const [newer, old, older] = projection.items()
  expect(newer?.question).toMatchObject({ revision: 2, choices: [], raisedAt: clock.time, isOld: false })
  expect(old?.question).toMatchObject({ raisedAt: 7, isOld: true })
  expect(older?.question).toMatchObject({ raisedAt: null, isOld: true })
})

test('a question of an earlier run that has become another one is new, and as old as it was', () => {
  const { projection } = activity()
  const conflict = { kind: 'no-space', need: 2, free: 1, revision: 2 } as const
  projection.put(at('a', { name: 'needs-decision', conflict, raisedAt: 7 }), true)
  projection.put(at('a', { name: 'needs-decision', conflict, raisedAt: 7 }))
  expect(projection.items()[0]?.question?.isOld).toBe(true)
  projection.put(at('a', { name: 'needs-decision', conflict: { ...conflict, revision: 3 }, raisedAt: 7 }))
  expect(projection.items()[0]?.question).toMatchObject({ raisedAt: 7, isOld: false })
})

test('a lock that an earlier run met is no new question, also where that run ended while it was tried', () => {
  const { projection } = activity()
  const question = { kind: 'locked', locks: [], revision: 2 } as const
  projection.put(at('taken up', { name: 'queued' }), true)
  projection.put(at('of this run', { name: 'queued' }))
  for (const id of ['taken up', 'of this run']) projection.hold(id, { kind: 'lock', until: null, question })
  expect(projection.items().map((item) => [item.id, item.question?.isOld])).toEqual([
    ['of this run', false],
    ['taken up', true],
  ])
})

test('a question about a lock never carries its token', () => {
  const { projection } = activity()
  projection.put(at('a', lockedBy('viewer', 2)))
  expect(projection.items()[0]?.question?.choices.map(({ kind }) => kind)).toContain('release-lock')
  expect(JSON.stringify(projection.snapshot())).not.toContain('secret-token')
})

test('while a lock is tried again the question stays; what gets further ends it', () => {
  const { projection } = activity()
  const { conflict } = lockedBy('viewer', 2)
  if (conflict.kind !== 'locked') throw new Error('not locked')
  projection.put(at('a', { name: 'needs-decision', conflict }))
  projection.hold('a', { kind: 'lock', until: 99, question: conflict })
  for (const name of ['queued', 'checking'] as const)
    projection.hear({ kind: 'state', transfer: at('a', { name }), state: { name } })
  expect(projection.items()[0]).toMatchObject({ phase: 'waiting', waiting: { why: 'lock', until: 99 } })
  expect(projection.items()[0]?.question?.revision).toBe(2)
  projection.hear({ kind: 'state', transfer: at('a', sending), state: sending })
  expect(projection.items()[0]).toMatchObject({ phase: 'sending', question: null })
})
