import { describe, expect, it } from 'vitest'
import {
  advance,
  beginProgress,
  bytesPerSecond,
  percentOf,
  secondsLeft,
  type Progress,
} from '../../../../src/core/domain/progress.ts'

const MB = 1_000_000

/** Sends at a constant speed for some seconds, one report every 100 ms. */
function run(progress: Progress, from: number, seconds: number, bytesEachSecond: number): Progress {
  let next = progress
  const start = progress.sent
  for (let tick = 1; tick <= seconds * 10; tick++) {
    next = advance(next, start + (bytesEachSecond * tick) / 10, from + tick * 100)
  }
  return next
}

describe('per cent', () => {
  it.each([
    [0, 100, 0],
    [61, 100, 61],
    [999, 1000, 99],
    [100, 100, 99],
    [0, 0, 0],
  ])('%i of %i bytes is %i %%', (sent, total, percent) => {
    expect(percentOf({ sent, total })).toBe(percent)
  })
})

describe('speed', () => {
  it('is not known in the first second', () => {
    expect(bytesPerSecond(run(beginProgress(100 * MB, 0, 0), 0, 0.9, MB))).toBeNull()
  })

  it('is right from the first second on, not creeping up from nothing', () => {
    expect(bytesPerSecond(run(beginProgress(100 * MB, 0, 0), 0, 1, 4 * MB))).toBeCloseTo(4 * MB, -1)
  })

  it('follows a change by half in five seconds', () => {
    const fast = run(beginProgress(1000 * MB, 0, 0), 0, 60, 8 * MB)
    expect(bytesPerSecond(run(fast, 60_000, 5, 2 * MB))).toBeCloseTo(5 * MB, -4)
  })

  it('falls while nothing is sent', () => {
    const fast = run(beginProgress(1000 * MB, 0, 0), 0, 30, 8 * MB)
    expect(bytesPerSecond(run(fast, 30_000, 10, 0))).toBeLessThan(2.1 * MB)
  })

  it('does not count what was there before', () => {
    const resumed = run(beginProgress(1000 * MB, 900 * MB, 5000), 5000, 2, MB)
    expect(bytesPerSecond(resumed)).toBeCloseTo(MB, -1)
    expect(percentOf(resumed)).toBe(90)
  })

  it('starts anew when sending begins again', () => {
    const half = run(beginProgress(100 * MB, 0, 0), 0, 10, 5 * MB)
    const again = advance(half, 0, 11_000)
    expect(bytesPerSecond(again)).toBeNull()
    expect(again.sent).toBe(0)
  })
})

describe('time left', () => {
  const at = (left: number) => {
    const progress = run(beginProgress(1e12, 0, 0), 0, 10, MB)
    return secondsLeft({ ...progress, total: progress.sent + left * MB })
  }

  it.each([
    [5.2, 6],
    [9.5, 10],
    [12, 15],
    [44, 45],
    [61, 120],
    [150, 180],
    [3700, 4200],
  ])('%f seconds are shown as %i', (exact, shown) => {
    expect(at(exact)).toBe(shown)
  })

  it('is not known before the speed is, nor while standing still', () => {
    expect(secondsLeft(beginProgress(100, 0, 0))).toBeNull()
    expect(secondsLeft(run(beginProgress(100 * MB, 0, 0), 0, 5, 0))).toBeNull()
  })

  it('does not flicker while the speed varies by a fifth', () => {
    let progress = run(beginProgress(600 * MB, 0, 0), 0, 30, 10 * MB)
    const shown: (number | null)[] = []
    for (let tick = 1; tick <= 50; tick++) {
      const speed = tick % 2 === 0 ? 8 * MB : 12 * MB
      progress = advance(progress, progress.sent + speed / 5, 30_000 + tick * 200)
      shown.push(secondsLeft(progress))
    }
    expect(shown).toEqual(shown.toSorted((a, b) => Number(b) - Number(a)))
  })
})
