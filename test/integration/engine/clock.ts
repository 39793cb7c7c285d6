import { setTimeout as delay } from 'node:timers/promises'
import type { Clock } from '../../../src/core/ports/index.ts'

/**
 * Time that jumps over every pause of the engine. Limits of single requests (whose sleeps carry a signal of their own)
 * pass in real time, so that a slow machine makes none of them expire.
 */
export class JumpingClock implements Clock {
  /** Milliseconds slept through so far. */
  slept = 0
  /** The signal that the engine's own pauses carry. */
  readonly signal: AbortSignal
  /** Called before a jump, with its length: what happens meanwhile. */
  meanwhile: (ms: number) => Promise<void> | void = () => undefined

  constructor(signal: AbortSignal) {
    this.signal = signal
  }

  now(): number {
    return Math.round(Date.now() + this.slept)
  }

  monotonic(): number {
    return performance.now() + this.slept
  }

  async sleep(ms: number, signal?: AbortSignal): Promise<void> {
    if (signal && signal !== this.signal) return delay(ms, undefined, { signal, ref: false })
    signal?.throwIfAborted()
    await this.meanwhile(ms)
    this.slept += ms
    signal?.throwIfAborted()
  }
}
