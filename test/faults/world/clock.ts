import type { Clock } from '../../../src/core/ports/index.ts'

interface Limit {
  readonly ends: number
  readonly expire: () => void
}

/**
 * Time that jumps over every pause of the engine. Limits of requests, whose sleeps carry a signal of their own, pass in
 * real time, and at once when the world has been quiet for a while: then nothing but a limit can come.
 */
export class QuietClock implements Clock {
  /** Called before each pause of the engine, with its length. */
  onPause: (ms: number) => Promise<void> | void = () => undefined
  private jumped = 0
  private readonly limits = new Set<Limit>()
  private readonly pauses: AbortSignal
  private readonly watch: NodeJS.Timeout

  /** `pauses`: the signal that the engine's own pauses carry. `traffic`: grows whenever anything moves. */
  constructor(pauses: AbortSignal, traffic: () => number) {
    this.pauses = pauses
    let [seen, quiet] = [-1, 0]
    this.watch = setInterval(() => {
      const now = traffic()
      quiet = now === seen ? quiet + 1 : 0
      seen = now
      if (quiet < 6) return
      quiet = 0
      this.expireNext()
    }, 50)
    this.watch.unref()
  }

  now(): number {
    return Math.round(Date.now() + this.jumped)
  }

  monotonic(): number {
    return performance.now() + this.jumped
  }

  async sleep(ms: number, signal?: AbortSignal): Promise<void> {
    if (signal && signal !== this.pauses) return this.wait(ms, signal)
    signal?.throwIfAborted()
    await this.onPause(ms)
    this.jumped += ms
    signal?.throwIfAborted()
  }

  stop(): void {
    clearInterval(this.watch)
  }

  private wait(ms: number, signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      const abort = () => {
        leave()
        reject(signal.reason as Error)
      }
      const limit = {
        ends: this.monotonic() + ms,
        expire: () => {
          leave()
          resolve()
        },
      }
      const leave = () => {
        this.limits.delete(limit)
        signal.removeEventListener('abort', abort)
      }
      if (signal.aborted) reject(signal.reason as Error)
      else {
        this.limits.add(limit)
        signal.addEventListener('abort', abort)
      }
    })
  }

  private expireNext(): void {
    const ends = Math.min(...[...this.limits].map((limit) => limit.ends))
    if (ends === Infinity) return
    this.jumped += Math.max(0, ends - this.monotonic())
    for (const limit of [...this.limits]) if (limit.ends <= ends) limit.expire()
  }
}
