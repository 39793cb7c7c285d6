import type { LinkRow } from '../../store/index.ts'

/** What the local file of a link was like when it was looked at last. */
export interface LocalFacts {
  /** Bytes. */
  readonly size: number
  /** Milliseconds since the epoch. */
  readonly modifiedAt: number
  /** Content hash, lower-case hex. */
  readonly hash: string
}

/** A link as it is stored, and its local file. `local`: null if it is not there, undefined before the first look. */
export interface LinkView {
  readonly row: LinkRow
  readonly local: LocalFacts | null | undefined
}

/** What only this process knows of a link. */
export class LinkState {
  row: LinkRow
  local: LocalFacts | null | undefined = undefined
  /** Of the last write that was noticed; of the clock that never jumps, milliseconds. */
  wroteAt: number
  /** When it was looked at last, by the same clock. */
  lookedAt = -Infinity
  /** When it was sent last; null: not since the program started. */
  sentAt: number | null = null
  unwatch: () => void = () => undefined
  private timer: AbortController | null = null
  private work: Promise<unknown> = Promise.resolve()

  constructor(row: LinkRow, now: number) {
    this.row = row
    this.wroteAt = now
  }

  get view(): LinkView {
    return { row: this.row, local: this.local }
  }

  /** One thing at a time. */
  exclusive<T>(work: () => Promise<T>): Promise<T> {
    const done = this.work.then(work, work)
    this.work = done.catch(() => undefined)
    return done
  }

  /** Signal of a new wait, which ends the one before. */
  newWait(): AbortSignal {
    this.timer?.abort()
    this.timer = new AbortController()
    return this.timer.signal
  }

  stop(): void {
    this.timer?.abort()
    this.unwatch()
  }
}
