import { describe, expect, it } from 'vitest'
import { backoff, type Pace } from '../../../../src/core/domain/backoff.ts'

const waits = (pace: Pace, count: number, random = 0) =>
  Array.from(
    { length: count },
    (_, index) => backoff({ pace, failures: index + 1, random, retryAfter: null }) / 1000,
  )

describe('waiting before the next attempt', () => {
  it.each<[Pace, number[]]>([
    ['seconds', [1, 2, 4, 8, 16, 32, 60, 60]],
    ['lock', [1, 2, 4, 8, 16, 30, 30]],
    ['minutes', [60, 120, 240, 480, 900, 900]],
  ])('%s: %j', (pace, expected) => {
    expect(waits(pace, expected.length)).toEqual(expected)
  })

  it('is shortened by up to a quarter by chance, never lengthened', () => {
    expect(waits('seconds', 3, 0.999_999)).toEqual([0.75, 1.5, 3])
    expect(waits('seconds', 7, 0.5).at(-1)).toBe(52.5)
  })

  it('stays bounded after thousands of failures', () => {
    expect(backoff({ pace: 'seconds', failures: 5000, random: 0, retryAfter: null })).toBe(60_000)
  })

  it.each([
    { retryAfter: 30_000, wait: 30_000, why: 'is waited out' },
    { retryAfter: 100, wait: 1000, why: 'does not make it faster' },
    { retryAfter: 86_400_000, wait: 600_000, why: 'is bounded to ten minutes' },
    { retryAfter: -5, wait: 1000, why: 'in the past changes nothing' },
  ])('Retry-After $retryAfter ms $why', ({ retryAfter, wait }) => {
    expect(backoff({ pace: 'seconds', failures: 1, random: 0, retryAfter })).toBe(wait)
  })

  it('never comes back before the time the server named', () => {
    expect(
      backoff({ pace: 'seconds', failures: 6, random: 0.99, retryAfter: 31_000 }),
    ).toBeGreaterThanOrEqual(31_000)
  })
})
