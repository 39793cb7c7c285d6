import { expect, test } from 'vitest'
import { Watchdog } from '../../../../../src/core/node/http/watchdog.ts'
import type { Clock } from '../../../../../src/core/ports/clock.ts'

/** Time passes only in `pass`, and whoever has slept enough by then wakes. */
function steppedClock() {
  let time = 0
  const sleepers = new Map<() => void, number>()
  let sleeps = 0
  const clock: Clock = {
    now: () => time,
    monotonic: () => time,
    sleep: (ms, signal) =>
      new Promise((resolve, reject) => {
        sleeps++
        sleepers.set(resolve, time + ms)
        signal?.addEventListener('abort', () => {
          sleepers.delete(resolve)
          reject(signal.reason as Error)
        })
      }),
  }
  return {
    clock,
    sleeping: () => sleepers.size,
    sleeps: () => sleeps,
    pass: async (ms: number): Promise<void> => {
      time += ms
      for (const [wake, at] of sleepers) {
        if (at > time) continue
        sleepers.delete(wake)
        wake()
      }
      await new Promise((resolve) => setImmediate(() => setImmediate(resolve)))
    },
  }
}

function setUp(limit: number) {
  const stepped = steppedClock()
  const watchdog = new Watchdog(stepped.clock)
  const expired: string[] = []
  watchdog.start(limit, () => expired.push('first'))
  return { ...stepped, watchdog, expired }
}

test('it calls back once when nothing was heard for the limit', async () => {
  const { pass, expired, sleeping } = setUp(100)
  await pass(99)
  expect(expired).toEqual([])
  await pass(1)
  await pass(1000)
  expect(expired).toEqual(['first'])
  expect(sleeping()).toBe(0)
})

test('what is heard puts it off, without a timer of its own', async () => {
  const { pass, expired, watchdog, sleeps } = setUp(100)
  for (let step = 0; step < 9; step++) {
    await pass(10)
    watchdog.touch()
  }
  await pass(90)
  expect(expired).toEqual([])
  expect(sleeps()).toBe(2)
  await pass(10)
  expect(expired).toEqual(['first'])
})

test('another wait takes its place, a longer one and a shorter one', async () => {
  const { pass, expired, watchdog } = setUp(100)
  await pass(50)
  watchdog.start(1000, () => expired.push('longer'))
  await pass(200)
  watchdog.start(10, () => expired.push('shorter'))
  await pass(10)
  await pass(2000)
  expect(expired).toEqual(['shorter'])
})

test('stopped, it calls nobody and leaves nothing asleep', async () => {
  const { pass, expired, watchdog, sleeping } = setUp(100)
  watchdog.stop()
  expect(sleeping()).toBe(0)
  await pass(1000)
  expect(expired).toEqual([])
})
