/** Milliseconds after which a past speed counts half. */
const halfLife = 5000
/** Shorter intervals are joined: single buffers say nothing about a speed. */
const shortestInterval = 200
/** Milliseconds of sending before a time is predicted. */
const longEnough = 1000

/** Progress of one body or session. Times are monotonic milliseconds given by the caller. */
export interface Progress {
  readonly sent: number
  readonly total: number
  /** The sample that the next interval is measured from. */
  readonly sampled: { readonly at: number; readonly sent: number }
  readonly startedAt: number
  /** Exponential moving average of bytes per millisecond, still biased towards its start at 0. */
  readonly average: number
}

/** `sent`: bytes that are there already, as when a session is resumed; they do not count as speed. */
export function beginProgress(total: number, sent: number, now: number): Progress {
  return { sent, total, sampled: { at: now, sent }, startedAt: now, average: 0 }
}

/** Fewer bytes than before: sending began again. The same number: time passed without any. */
export function advance(progress: Progress, sent: number, now: number): Progress {
  if (sent < progress.sent) return beginProgress(progress.total, sent, now)
  const { sampled } = progress
  const passed = now - sampled.at
  if (passed < shortestInterval) return { ...progress, sent }
  const kept = 2 ** (-passed / halfLife)
  const speed = (sent - sampled.sent) / passed
  const average = progress.average * kept + speed * (1 - kept)
  return { ...progress, sent, sampled: { at: now, sent }, average }
}

/** Whole per cent. Never 100: that is the server's to say, after its answer. */
export function percentOf({ sent, total }: Pick<Progress, 'sent' | 'total'>): number {
  return total > 0 ? Math.min(99, Math.floor((sent / total) * 100)) : 0
}

/** Null: not known yet. */
export function bytesPerSecond({ startedAt, sampled, average }: Progress): number | null {
  const measured = sampled.at - startedAt
  if (measured < longEnough) return null
  // Takes the bias of the start out, so that the first seconds are not shown as slow.
  return (average / (1 - 2 ** (-measured / halfLife))) * 1000
}

/**
 * Seconds until the last byte is sent, rounded up in steps that grow with it, so that the number does not flicker. Null:
 * not known, or standing still.
 */
export function secondsLeft(progress: Progress): number | null {
  const speed = bytesPerSecond(progress)
  if (speed === null || speed < 1) return null
  const exact = (progress.total - progress.sent) / speed
  const step = exact <= 10 ? 1 : exact <= 60 ? 5 : exact <= 3600 ? 60 : 600
  return Math.ceil(exact / step) * step
}
