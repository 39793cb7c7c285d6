import type { Clock } from '../../ports/clock.ts'

/** Milliseconds that a sign of life of the server proves something for. */
export const proofTime = 30_000

export type Liveness = 'live' | 'offline' | 'unproved'

/** Says `live` only within `proofTime` of the last proof. */
export class Proof {
  private readonly clock: Clock
  private readonly signal: AbortSignal
  private readonly onChange: (state: Liveness) => void
  private state: Liveness = 'unproved'
  private provedAt = -Infinity
  private isWatched = false

  constructor(clock: Clock, signal: AbortSignal, onChange: (state: Liveness) => void) {
    this.clock = clock
    this.signal = signal
    this.onChange = onChange
  }

  renew(): void {
    this.provedAt = this.clock.monotonic()
    this.set('live')
    if (!this.isWatched) void this.watch()
  }

  lost(): void {
    this.provedAt = -Infinity
    this.set('offline')
  }

  private async watch(): Promise<void> {
    this.isWatched = true
    while (this.left() > 0 && !this.signal.aborted)
      await this.clock.sleep(this.left(), this.signal).catch(() => undefined)
    this.isWatched = false
    if (this.state === 'live') this.set('unproved')
  }

  private left(): number {
    return this.provedAt + proofTime - this.clock.monotonic()
  }

  private set(state: Liveness): void {
    if (state === this.state || this.signal.aborted) return
    this.state = state
    this.onChange(state)
  }
}
