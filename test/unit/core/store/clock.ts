import type { Clock } from '../../../../src/core/ports/clock.ts'

/** A clock that shows what a test sets it to. */
export function clockAt(time: { now: number }): Clock {
  return { now: () => time.now, monotonic: () => time.now, sleep: () => Promise.resolve() }
}
