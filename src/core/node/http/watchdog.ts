import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Clock } from '../../ports/clock.ts'

/**
 * Calls back when nothing was heard for a while. One sleep serves a whole request: `touch` only notes the time, so it
 * may be called for every chunk, and a later deadline is seen when the sleep ends.
 */
export class Watchdog {
  private readonly clock: Clock
  private last = 0
  private limit = 0
  private onExpired: () => void = () => undefined
  private wakesAt = Infinity
  private sleeping: AbortController | null = null

  constructor(clock: Clock) {
    this.clock = clock
  }

  /** Replaces what was being waited for; `limit` in milliseconds. */
  start(limit: number, onExpired: () => void): void {
    this.limit = limit
    this.onExpired = onExpired
    this.touch()
    if (this.sleeping && this.last + limit >= this.wakesAt) return
    this.stop()
    this.sleeping = new AbortController()
    void this.watch(this.sleeping.signal)
  }

  touch(): void {
    this.last = this.clock.monotonic()
  }

  stop(): void {
    this.sleeping?.abort()
    this.sleeping = null
  }

  private async watch(signal: AbortSignal): Promise<void> {
    while (this.left() > 0) {
      this.wakesAt = this.last + this.limit
      await this.clock.sleep(this.left(), signal).catch(() => undefined)
      // Timers run before sockets are read: after a long stall what has arrived meanwhile must count.
      if (!signal.aborted) await nextTurn()
      if (signal.aborted) return
    }
    this.sleeping = null
    this.onExpired()
  }

  private left(): number {
    return this.last + this.limit - this.clock.monotonic()
  }
}
