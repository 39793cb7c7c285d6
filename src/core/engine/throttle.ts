import type { Clock } from '../ports/index.ts'

/** Milliseconds that one piece takes: short enough for an even flow, and for bodies to take turns. */
const pieceTime = 100

/** Pieces are never smaller, bytes: below that the overhead of a write is what is sent. */
const smallestPiece = 4096

/** A number of bytes per second, shared by all bodies that take from it. Without a limit it costs nothing. */
export class Throttle {
  private readonly clock: Pick<Clock, 'monotonic' | 'sleep'>
  private readonly limit: () => number | null
  /** When everything taken so far will have been sent (monotonic ms). */
  private free = 0

  /** `limit`: bytes per second, asked for each piece; null: none. */
  constructor(clock: Pick<Clock, 'monotonic' | 'sleep'>, limit: () => number | null) {
    this.clock = clock
    this.limit = limit
  }

  /** Bytes to send in one go at most; null: any number. */
  get piece(): number | null {
    const limit = this.limit()
    return limit === null ? null : Math.max(smallestPiece, Math.floor((limit * pieceTime) / 1000))
  }

  /** Null: send at once. Otherwise resolves when that many bytes may go; rejects with the signal's reason. */
  take(bytes: number, signal: AbortSignal): Promise<void> | null {
    const limit = this.limit()
    if (limit === null) return null
    const now = this.clock.monotonic()
    // What was not used in the past is lost, but for one piece: sleeping is never exact.
    const begin = Math.max(this.free, now - pieceTime)
    this.free = begin + (bytes / limit) * 1000
    return begin > now ? this.clock.sleep(begin - now, signal) : null
  }
}
