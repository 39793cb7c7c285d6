import type { LinkPhase } from '../../shared/model/index.ts'

export interface LinkFacts {
  /** The local file is where it was. */
  readonly isThere: boolean
  /** Its content is another than what was sent. */
  readonly isChanged: boolean
  readonly isPaused: boolean
  /** What its transfer does: asks something, is under way, cannot go on for now; null: there is none. */
  readonly transfer: 'asks' | 'sends' | 'waits' | null
}

export function linkPhase({ isThere, isChanged, isPaused, transfer }: LinkFacts): LinkPhase {
  if (transfer === 'asks') return 'needs-you'
  if (!isThere) return 'not-found'
  if (transfer === 'sends') return 'sending'
  if (isChanged || transfer === 'waits') return 'changed'
  return isPaused ? 'paused' : 'watching'
}
