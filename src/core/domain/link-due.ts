/** Milliseconds without a write after which a save counts as finished. */
export const quietTime = 2_000
/** Milliseconds without a write after which nobody is working on the file any more. */
const calmTime = 60_000
/** Milliseconds between two sends while the file is being worked on. */
const spacing = 180_000

export interface LinkTimes {
  /** Of the last write; of a clock that never jumps, milliseconds. */
  readonly wroteAt: number
  /** When the link was sent last; null: not since the program started. */
  readonly sentAt: number | null
}

/**
 * When a changed file is due to be sent. The first save goes out as soon as it is finished; while saves keep coming, as
 * from a program that saves by itself, one goes out every few minutes, and the last one once they have ended.
 */
export function dueAt({ wroteAt, sentAt }: LinkTimes): number {
  const finished = wroteAt + quietTime
  if (sentAt === null) return finished
  return Math.max(finished, Math.min(sentAt + spacing, wroteAt + calmTime))
}
