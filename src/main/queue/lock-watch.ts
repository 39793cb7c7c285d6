import { backoff } from '../../core/domain/backoff.ts'
import { isSameQuestion } from '../../core/domain/same-question.ts'
import type { Clock } from '../../core/ports/index.ts'
import type { Activity } from '../activity/activity.ts'
import type { Locked } from '../activity/record.ts'

/** Milliseconds that a lock may last before it is asked about. */
const patience = 120_000

/** Somebody has it open: that does not pass in a moment. */
const lasting = ['viewer', 'dav']

interface Watched {
  readonly since: number
  readonly tries: number
  /** As it was first shown: one question, however often the lock is tried. */
  readonly question: Locked | null
  /** The user has said that they wait. */
  readonly isAnswered: boolean
  readonly timer: NodeJS.Timeout | undefined
}

export interface LockWatchParts {
  readonly clock: Pick<Clock, 'now' | 'monotonic'>
  readonly activity: Pick<Activity, 'hold'>
  readonly random: () => number
  /** Milliseconds after which it is not tried any more, and only asked about; null: never. */
  limit(): number | null
  /** The lock is to be tried again. */
  onDue(id: string): void
}

/** Files in use: tried again with growing pauses, asked about when that does not help; asking stops nothing. */
export class LockWatch {
  private readonly watched = new Map<string, Watched>()
  private readonly parts: LockWatchParts

  constructor(parts: LockWatchParts) {
    this.parts = parts
  }

  /** It was tried, and is still locked. */
  locked(id: string, conflict: Locked): void {
    const { clock, random } = this.parts
    const known = this.watched.get(id)
    if (known) clearTimeout(known.timer)
    const now = clock.monotonic()
    const since = known?.since ?? now
    const limit = this.parts.limit()
    if (limit !== null && now - since >= limit) {
      this.watched.delete(id)
      this.parts.activity.hold(id, null)
      return
    }
    const tries = (known?.tries ?? 0) + 1
    const pause = backoff({ pace: 'lock', failures: tries, random: random(), retryAfter: null })
    const isAnswered = known?.isAnswered ?? false
    const asks = now - since >= patience || conflict.locks.some(({ app }) => lasting.includes(app))
    // A try gives the question another revision; for the user it is the same as long as the same people hold the file.
    const shown = known?.question && isSameQuestion(known.question, conflict) ? known.question : conflict
    const question = isAnswered || !asks ? null : shown
    const timer = setTimeout(() => this.parts.onDue(id), pause)
    this.watched.set(id, { since, tries, question, isAnswered, timer })
    this.parts.activity.hold(id, { kind: 'lock', until: clock.now() + pause, question })
  }

  /** The user waits for it; it is not asked about again. */
  answered(id: string, conflict: Locked): void {
    const known = this.watched.get(id) ?? this.anew()
    this.watched.set(id, { ...known, isAnswered: true })
    this.locked(id, conflict)
  }

  /** Tries a lock that is waited for without the pause. False: this one is not waited for. */
  tryNow(id: string): boolean {
    const known = this.watched.get(id)
    if (!known) return false
    clearTimeout(known.timer)
    this.parts.onDue(id)
    return true
  }

  forget(id: string): void {
    clearTimeout(this.watched.get(id)?.timer)
    this.watched.delete(id)
  }

  private anew(): Watched {
    return {
      since: this.parts.clock.monotonic(),
      tries: 0,
      question: null,
      isAnswered: true,
      timer: undefined,
    }
  }

  stop(): void {
    for (const id of [...this.watched.keys()]) this.forget(id)
  }
}
