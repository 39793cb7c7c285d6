/** `seconds`: 1, 2, 4 … 60 s. `lock`: 1, 2, 4 … 30 s. `minutes`: 1, 2, 4 … 15 min, for a site whose database is in trouble. */
export type Pace = 'seconds' | 'lock' | 'minutes'

const second = 1000
const minute = 60 * second

const paces: Readonly<Record<Pace, { readonly first: number; readonly most: number }>> = {
  seconds: { first: second, most: minute },
  lock: { first: second, most: 30 * second },
  minutes: { first: minute, most: 15 * minute },
}

/** A `Retry-After` beyond this is not waited out in one go: a mistaken header must not stop the queue for a day. */
const longestRetryAfter = 10 * minute
/** Share of a wait that is left to chance, so that many clients do not come back at the same moment. */
const jitter = 0.25

export interface Wait {
  readonly pace: Pace
  /** Failures in a row, this one included: 1, 2, 3 … */
  readonly failures: number
  /** 0 ≤ random < 1. */
  readonly random: number
  /** Milliseconds the server asks for, or null. */
  readonly retryAfter: number | null
}

/** Milliseconds until the next attempt. Jitter only shortens; what the server asks for is never undercut. */
export function backoff({ pace, failures, random, retryAfter }: Wait): number {
  const { first, most } = paces[pace]
  const wait = Math.min(most, first * 2 ** Math.max(0, failures - 1))
  const asked = Math.min(longestRetryAfter, Math.max(0, retryAfter ?? 0))
  return Math.max(asked, Math.round(wait * (1 - jitter * random)))
}
