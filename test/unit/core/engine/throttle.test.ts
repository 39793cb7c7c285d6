import { expect, test } from 'vitest'
import { Throttle } from '../../../../src/core/engine/throttle.ts'

const kib = 1024

/** A clock that is moved by whoever sleeps longest, as if all slept at the same time. */
class SharedClock {
  time = 0
  private readonly sleepers: { readonly until: number; readonly wake: () => void }[] = []

  monotonic(): number {
    return this.time
  }

  sleep(ms: number, signal?: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      signal?.addEventListener('abort', () => reject(signal.reason as Error), { once: true })
      this.sleepers.push({ until: this.time + ms, wake: resolve })
    })
  }

  /** Wakes those who are due next. False: nobody sleeps. */
  async next(): Promise<boolean> {
    for (let turn = 0; turn < 20; turn++) await Promise.resolve()
    const first = this.sleepers.toSorted((a, b) => a.until - b.until)[0]
    if (!first) return false
    this.sleepers.splice(this.sleepers.indexOf(first), 1)
    this.time = Math.max(this.time, first.until)
    first.wake()
    return true
  }
}

async function send(throttle: Throttle, bytes: number, signal = new AbortController().signal): Promise<void> {
  for (let sent = 0; sent < bytes;) {
    const piece = Math.min(throttle.piece ?? bytes, bytes - sent)
    await throttle.take(piece, signal)
    sent += piece
  }
}

test('one body takes as long as the limit says', async () => {
  const clock = new SharedClock()
  const body = send(new Throttle(clock, () => 100 * kib), 1000 * kib)
  while (await clock.next());
  await body
  expect(clock.time).toBeGreaterThan(9_700)
  expect(clock.time).toBeLessThanOrEqual(10_000)
})

test('bodies share the limit, and none is left behind', async () => {
  const clock = new SharedClock()
  const throttle = new Throttle(clock, () => 100 * kib)
  const ends: number[] = []
  const bodies = [1, 2, 3].map(() => send(throttle, 200 * kib).then(() => ends.push(clock.time)))
  while (await clock.next());
  await Promise.all(bodies)
  expect(clock.time).toBeGreaterThan(5_600)
  expect(clock.time).toBeLessThanOrEqual(6_000)
  expect(Math.min(...ends)).toBeGreaterThan(5_000)
})

test('without a limit nothing is waited for, and nothing is made', () => {
  const throttle = new Throttle(new SharedClock(), () => null)
  expect(throttle.piece).toBe(null)
  expect(throttle.take(1 << 30, new AbortController().signal)).toBe(null)
})

test('a limit that is changed holds for the next piece', async () => {
  const clock = new SharedClock()
  let limit: number | null = 100 * kib
  const body = send(new Throttle(clock, () => limit), 1000 * kib)
  while (clock.time < 5_000 && (await clock.next()));
  limit = null
  while (await clock.next());
  await body
  expect(clock.time).toBeLessThan(5_300)
})

test('time in which nothing was sent is not made up for', async () => {
  const clock = new SharedClock()
  const throttle = new Throttle(clock, () => 100 * kib)
  clock.time = 60_000
  const body = send(throttle, 100 * kib)
  while (await clock.next());
  await body
  expect(clock.time - 60_000).toBeGreaterThan(700)
})

test('who waits for the limit is let go when the body ends', async () => {
  const clock = new SharedClock()
  const stop = new AbortController()
  const body = send(new Throttle(clock, () => kib), 100 * kib, stop.signal)
  await clock.next()
  stop.abort(new Error('over'))
  await expect(body).rejects.toThrow('over')
})
