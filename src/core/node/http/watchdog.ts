import type { Clock } from '../../ports/clock.ts'

/**
 * Calls back when nothing was heard for a while. One timer for the whole wait: `touch` only notes the time, so it may be
 * called for every chunk.
 */
export class Watchdog {
  private readonly clock: Clock
  private last = 0
  private running: AbortController | null = null

  constructor(clock: Clock) {
    this.clock = clock
  }

  /** Replaces what was being waited for; `limit` in milliseconds. */
  start(limit: number, onExpired: () => void): void {
    this.stop()
    this.touch()
    const running = new AbortController()
    this.running = running
    void this.watch(limit, running.signal, onExpired)
  }

  touch(): void {
    this.last = this.clock.monotonic()
  }

  stop(): void {
    this.running?.abort()
    this.running = null
  }

  private async watch(limit: number, signal: AbortSignal, onExpired: () => void): Promise<void> {
    for (;;) {
      const left = this.last + limit - this.clock.monotonic()
      if (left <= 0) {
        onExpired()
        return
      }
      await this.clock.sleep(left, signal).catch(() => undefined)
      if (signal.aborted) return
    }
  }
}
