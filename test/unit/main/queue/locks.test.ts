import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { usualTransferSettings } from '../../../../src/shared/usual-settings.ts'
import { Decisions } from '../../../../src/main/queue/decisions.ts'
import { lockedBy, silent, transfer } from '../fakes.ts'
import { Harness, settled } from './harness.ts'

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }))
afterEach(() => void vi.useRealTimers())

async function due(harness: Harness, ms = 40_000): Promise<void> {
  harness.clock.time += ms
  await vi.advanceTimersByTimeAsync(ms)
  await settled()
}

async function locked(app: string) {
  const harness = new Harness()
  const decisions = new Decisions({
    engine: {
      decide: (id, revision, decision) => {
        const { state } = harness.stored.get(id) ?? transfer(id)
        if (state.name !== 'needs-decision' || state.conflict.revision !== revision)
          return Promise.reject(new Error('stale'))
        harness.decided.push(decision)
        return Promise.resolve(harness.store(id, { name: 'queued' }))
      },
      refresh: (id) => harness.queue.stored(id),
    },
    connect: () => Promise.resolve({} as never),
    clock: harness.clock,
    settings: { current: usualTransferSettings },
    log: silent,
    activity: harness.activity,
    queue: harness.queue,
  })
  await harness.add(transfer('a'))
  await settled()
  harness.runOf('a').rest(lockedBy(app, 2))
  await settled()
  const item = () => harness.activity.items()[0]
  return { harness, decisions, item }
}

test('a file that somebody has open is asked about at once, and goes on being tried', async () => {
  const { harness, item } = await locked('viewer')
  expect(item()).toMatchObject({ phase: 'waiting', waiting: { why: 'lock' } })
  expect(item()?.question?.choices[0]).toMatchObject({ kind: 'wait', isDefault: true })
  await due(harness)
  expect(harness.decided).toEqual([{ kind: 'wait' }])
  expect(harness.started).toEqual(['a', 'a'])
})

test('the question is the same one however often the lock is tried', async () => {
  const { harness, item } = await locked('viewer')
  const shown = item()?.question
  for (let revision = 4; revision <= 8; revision += 2) {
    await due(harness)
    expect(item()?.question).toEqual(shown)
    harness.runOf('a').rest(lockedBy('viewer', revision))
    await settled()
  }
  expect(item()?.question).toEqual(shown)
})

test('a content that is sent again and refused again leaves the question as it is all the time', async () => {
  const { harness, item } = await locked('viewer')
  const shown = item()?.question
  const seen: unknown[] = []
  harness.onPatch = () => seen.push(item()?.question)
  for (let revision = 4; revision <= 8; revision += 2) {
    await due(harness)
    for (const state of [{ name: 'checking' }, { name: 'sending', sent: 0 }, { name: 'saving' }] as const) {
      harness.activity.hear({ kind: 'state', transfer: transfer('a'), state, byPut: true })
      await settled()
      await vi.advanceTimersByTimeAsync(60)
    }
    harness.runOf('a').rest(lockedBy('viewer', revision))
    await settled()
    await vi.advanceTimersByTimeAsync(60)
  }
  expect(seen.length).toBeGreaterThan(6)
  expect(new Set(seen.map((one) => JSON.stringify(one)))).toEqual(new Set([JSON.stringify(shown)]))
})

test('another holder is another question', async () => {
  const { harness, item } = await locked('viewer')
  await due(harness)
  harness.runOf('a').rest(lockedBy('dav', 4))
  await settled()
  expect(item()?.question).toMatchObject({ revision: 4, conflict: { locks: [{ app: 'dav' }] } })
})

test('an upload of somebody else is only asked about when it lasts', async () => {
  const { harness, item } = await locked('upload')
  expect(item()).toMatchObject({ phase: 'waiting', question: null })
  for (let revision = 4; item()?.question == null; revision += 2) {
    expect(revision).toBeLessThan(20)
    await due(harness, 30_000)
    harness.runOf('a').rest(lockedBy('upload', revision))
    await settled()
  }
  expect(harness.clock.time - 1_000_000).toBeGreaterThanOrEqual(120_000)
})

test('when the lock is gone the file is sent without anybody having answered', async () => {
  const { harness, item } = await locked('viewer')
  await due(harness)
  harness.runOf('a').rest({ name: 'done', as: 'saved' })
  await settled()
  expect(item()).toMatchObject({ phase: 'saved', question: null })
  await due(harness)
  expect(harness.started).toEqual(['a', 'a'])
})

test('who decides to wait is not asked again, and it goes on being tried', async () => {
  const { harness, decisions, item } = await locked('viewer')
  await decisions.decide('a', item()?.question?.revision ?? 0, 'wait', null)
  expect(item()).toMatchObject({ phase: 'waiting', question: null })
  await due(harness)
  harness.runOf('a').rest(lockedBy('viewer', 4))
  await settled()
  expect(item()).toMatchObject({ phase: 'waiting', waiting: { why: 'lock' }, question: null })
})

test('an answer to the question that was shown holds although the lock was tried since', async () => {
  const { harness, decisions, item } = await locked('viewer')
  await due(harness)
  harness.runOf('a').rest(lockedBy('viewer', 4))
  await settled()
  await decisions.decide('a', item()?.question?.revision ?? 0, 'release-lock', null)
  await settled()
  expect(harness.decided.at(-1)).toEqual({ kind: 'release-lock' })
  expect(harness.started).toHaveLength(3)
})

test('an answer that comes while the lock is tried waits for that, and is refused if the file went through', async () => {
  const { harness, decisions, item } = await locked('viewer')
  const revision = item()?.question?.revision ?? 0
  await due(harness)
  const answer = decisions.decide('a', revision, 'release-lock', null)
  harness.runOf('a').rest({ name: 'done', as: 'saved' })
  await expect(answer).rejects.toMatchObject({ code: 'conflict' })
  expect(harness.decided).toEqual([{ kind: 'wait' }])
})

test('an answer to a question that has changed is refused and changes nothing', async () => {
  const { harness, decisions } = await locked('viewer')
  await expect(decisions.decide('a', 99, 'release-lock', null)).rejects.toMatchObject({ code: 'conflict' })
  expect(harness.decided).toEqual([])
})

test('cancelling ends the tries', async () => {
  const { harness } = await locked('viewer')
  await harness.queue.cancel('a')
  await due(harness)
  expect(harness.started).toEqual(['a'])
  expect(harness.phase('a')).toBe('cancelled')
})
