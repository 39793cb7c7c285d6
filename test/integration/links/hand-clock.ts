import type { Clock } from '../../../src/core/ports/index.ts'

interface Sleeper {
  readonly until: number
  wake(): void
}

/** Time that stands still until the test moves it. */
export class HandClock implements Clock {
  private elapsed = 0
  private readonly sleepers = new Set<Sleeper>()
  private readonly epoch: () => number

  /** `epoch`: what the world takes for now. */
  constructor(epoch: () => number) {
    this.epoch = epoch
  }

  now(): number {
    return this.epoch()
  }

  monotonic(): number {
    return this.elapsed
  }

  sleep(ms: number, signal?: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      const sleeper = { until: this.elapsed + ms, wake: resolve }
      this.sleepers.add(sleeper)
      signal?.addEventListener('abort', () => {
        this.sleepers.delete(sleeper)
        reject(signal.reason as Error)
      })
    })
  }

  get isAwaited(): boolean {
    return this.sleepers.size > 0
  }

  /** Goes on to when the next sleeper wants to be woken, but not beyond `limit` milliseconds. */
  toNext(limit = Infinity): void {
    const next = Math.min(...[...this.sleepers].map(({ until }) => until))
    this.advance(Math.min(Math.max(0, next - this.elapsed), limit))
  }

  advance(ms: number): void {
    this.elapsed += ms
    for (const sleeper of this.sleepers) {
      if (sleeper.until > this.elapsed) continue
      this.sleepers.delete(sleeper)
      sleeper.wake()
    }
  }
}
