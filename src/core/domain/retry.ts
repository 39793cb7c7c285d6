import type { Failure, Phase, RetryClass, TransportFailure } from './retry-class.ts'
import { classOfCode } from './retry-codes.ts'

export type { Failure, Phase, RetryClass, Route } from './retry-class.ts'

/** Attempts of an `again-few`, the first one included (contract §0: 50004). */
export const fewAttempts = 3

/**
 * The one place that decides what a failure means. A fully sent PUT is repeated only where the answer proves that it was
 * not applied; everything else about it is `resolve` (design §4.8). Chunks, session creates and deletes may be repeated:
 * the same bytes at the same place, a second create meets the first one's lock, a second delete finds nothing.
 */
export function retryClass(failure: Failure, phase: Phase): RetryClass {
  switch (failure.kind) {
    case 'code':
      return classOfCode(failure.code, failure.hasLocks, phase)
    case 'answer':
      return classOfAnswer(failure, phase)
    case 'transport':
      return classOfTransport(failure.failure, phase)
  }
}

function unlessStored(phase: Phase, otherwise: RetryClass): RetryClass {
  return phase.route === 'put' && phase.fullySent ? 'resolve' : otherwise
}

function classOfAnswer({ status, what }: Extract<Failure, { kind: 'answer' }>, phase: Phase): RetryClass {
  if (status === 413) return 'proxy-limit'
  if (status === 429) return 'again'
  // Said by whoever stands before the site, as a page or as JSON of its own.
  if (status >= 500 || passing.has(status)) return unlessStored(phase, 'again')
  if (what === 'wrong-shape') return unlessStored(phase, 'again-few')
  // A proxy's page in the place of an answer.
  if (status < 300) return unlessStored(phase, 'again')
  // A site that has moved for good, 400 in plain text, a proxy's 401, 403, 407: no handler has seen the request.
  return 'final'
}

/**
 * Another time there is another answer: a network that wants its own sign-in first (302, 303, 307), a proxy that has just
 * lost its server (404), and 408 and 425, which ask for a repetition.
 */
const passing: ReadonlySet<number> = new Set([302, 303, 307, 404, 408, 425])

const transport: Readonly<Record<TransportFailure, RetryClass | 'lost'>> = {
  'unknown-host': 'again',
  refused: 'again',
  unreachable: 'again',
  'connect-timeout': 'again',
  // The server itself was not reached.
  proxy: 'again',
  certificate: 'certificate',
  'idle-timeout': 'lost',
  'answer-timeout': 'lost',
  reset: 'lost',
  'bad-answer': 'lost',
  aborted: 'aborted',
}

function classOfTransport(kind: TransportFailure, phase: Phase): RetryClass {
  const found = transport[kind]
  if (found === 'lost') return unlessStored(phase, 'again')
  // A request that cannot be hung up on any more may have been stored whatever we wished (design §6).
  return found === 'aborted' ? unlessStored(phase, 'aborted') : found
}
