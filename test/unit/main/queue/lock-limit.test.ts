import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { lockedBy, transfer } from '../fakes.ts'
import { Harness, settled } from './harness.ts'

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }))
afterEach(() => void vi.useRealTimers())

async function locked(app: string, limit: number | null) {
  const harness = new Harness()
  harness.lockLimit = limit
  await harness.add(transfer('a'))
  await settled()
  harness.runOf('a').rest(lockedBy(app, 2))
  await settled()
  const item = () => harness.activity.items()[0]
  const tryAt = async (ms: number, revision: number) => {
    harness.clock.time += ms
    await vi.advanceTimersByTimeAsync(ms)
    await settled()
    harness.runOf('a').rest(lockedBy(app, revision))
    await settled()
  }
  return { harness, item, tryAt }
}

test('a file in use that outlasts the limit is asked about, and not tried any more', async () => {
  const { harness, item, tryAt } = await locked('viewer', 60_000)
  await tryAt(40_000, 4)
  expect(item()?.phase).toBe('waiting')
  await tryAt(40_000, 6)
  expect(item()).toMatchObject({ phase: 'needs-decision', question: { revision: 6 } })
  const tries = harness.started.length
  await vi.advanceTimersByTimeAsync(600_000)
  expect(harness.started.length).toBe(tries)
})

test('trying now does not forget how long the file has been in use', async () => {
  const { harness, item, tryAt } = await locked('upload', null)
  await tryAt(100_000, 4)
  expect(item()?.question).toBe(null)
  harness.clock.time += 25_000
  await harness.queue.tryAgain('a')
  await settled()
  harness.runOf('a').rest(lockedBy('upload', 6))
  await settled()
  expect(item()?.question).not.toBe(null)
})
