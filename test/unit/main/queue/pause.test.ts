import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { PauseWish } from '../../../../src/core/engine/pause.ts'
import { at, lockedBy, transfer } from '../fakes.ts'
import { Harness, settled } from './harness.ts'

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }))
afterEach(() => void vi.useRealTimers())

const saved = { name: 'done', as: 'saved' } as const

test('one that is paused stops, rests as paused, and the next gets its turn', async () => {
  const harness = new Harness()
  await harness.add(...['a', 'b', 'c', 'd'].map((id) => transfer(id)))
  await settled()
  const { signal } = harness.runOf('a')
  await harness.queue.pause('a')
  await settled()
  expect(signal.reason).toBeInstanceOf(PauseWish)
  expect(harness.phase('a')).toBe('waiting')
  expect(harness.started).toEqual(['a', 'b', 'c', 'd'])
})

test('one that waits in line is paused without running', async () => {
  const harness = new Harness()
  await harness.add(...['a', 'b', 'c', 'd'].map((id) => transfer(id)))
  await settled()
  await harness.queue.pause('d')
  harness.runOf('a').rest(saved)
  await settled()
  expect(harness.started).toEqual(['a', 'b', 'c'])
  await harness.queue.resume('d')
  await settled()
  expect(harness.started).toEqual(['a', 'b', 'c', 'd'])
})

test('what is fully sent is waited for: it is saved, not paused', async () => {
  const harness = new Harness()
  await harness.add(transfer('a'))
  await settled()
  harness.fullySent.add('a')
  const pausing = harness.queue.pause('a')
  harness.runOf('a').rest(saved)
  await pausing
  expect(harness.phase('a')).toBe('saved')
})

test('while all are paused nothing starts, neither what waits nor what is new', async () => {
  const harness = new Harness()
  await harness.add(...['a', 'b', 'c', 'd'].map((id) => transfer(id)))
  await settled()
  await harness.queue.pauseAll()
  await harness.add(transfer('e'))
  await settled()
  expect(harness.started).toEqual(['a', 'b', 'c'])
  expect(harness.runs.size).toBe(0)
  expect(harness.queue.isPaused).toBe(true)
  expect(harness.queue.size).toBe(0)
  expect(harness.activity.snapshot().isPaused).toBe(true)
  await harness.queue.resumeAll()
  await settled()
  expect(harness.runs.size).toBe(3)
})

test('after a restart what was paused stays paused, and goes on when it is resumed', async () => {
  const harness = new Harness()
  harness.settings.set('transfers-paused', true)
  harness.stored.set('open', transfer('open'))
  harness.stored.set('one', at('one', { name: 'waiting', why: 'paused' }))
  await harness.queue.takeUp()
  await settled()
  expect(harness.started).toEqual([])
  expect(harness.queue.isPaused).toBe(true)
  await harness.queue.resumeAll()
  await settled()
  expect(harness.started.toSorted()).toEqual(['one', 'open'])
  expect(harness.settings.get('transfers-paused')).toBe(false)
})

test('a transfer that was paused alone stays so when Redrop starts again', async () => {
  const harness = new Harness()
  harness.stored.set('open', transfer('open'))
  harness.stored.set('one', at('one', { name: 'waiting', why: 'paused' }))
  await harness.queue.takeUp()
  await settled()
  expect(harness.started).toEqual(['open'])
})

test('a lock that is waited for is not tried while it is paused', async () => {
  const harness = new Harness()
  await harness.add(transfer('a'))
  await settled()
  harness.runOf('a').rest(lockedBy('viewer', 2))
  await settled()
  await harness.queue.pause('a')
  await vi.advanceTimersByTimeAsync(120_000)
  await settled()
  expect(harness.started).toEqual(['a'])
  expect(harness.activity.items()[0]?.waiting?.why).toBe('paused')
})

test('asleep, half-sent bodies stop; awake they go on, and what the user paused stays paused', async () => {
  const harness = new Harness()
  await harness.add(transfer('a'), transfer('b'))
  await settled()
  await harness.queue.pause('b')
  await harness.queue.suspend()
  await settled()
  expect(harness.started).toEqual(['a', 'b'])
  await harness.queue.wake()
  await settled()
  expect(harness.started).toEqual(['a', 'b', 'a'])
})
