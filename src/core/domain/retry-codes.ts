import type { Phase, RetryClass, Route } from './retry-class.ts'

type ByRoute = Readonly<Partial<Record<Route, RetryClass>> & { other: RetryClass }>

/**
 * Codes of contract §9 that mean something to a transfer; what a code says about a PUT holds for a fully sent body.
 * Codes that only administration, sign-up and batches produce end a transfer, like every 4xxxx this table lacks.
 */
const codes: Readonly<Record<number, RetryClass | ByRoute>> = {
  // Unclassified; also a server that is shutting down. A delete has then done its part (contract §5.8).
  [-1]: { put: 'resolve', 'session-delete': 'again', other: 'again-few' },
  401: 'sign-in',
  403: 'not-allowed',
  // "User not found" for everything a signed-in user writes to; a share or another session's file elsewhere.
  404: { put: 'sign-in', 'session-create': 'sign-in', chunk: 'sign-in', other: 'path-gone' },
  409: 'tree-changed',
  40004: 'exists',
  // A link too old or damaged: the next attempt asks for a new one.
  40005: { read: 'again-few', other: 'final' },
  40006: { chunk: 'session-broken', other: 'final' },
  40007: 'not-allowed',
  // Also "not your login": the client refreshes the token and repeats before it reports this.
  40011: { chunk: 'session-gone', 'session-delete': 'session-gone', other: 'final' },
  40012: { chunk: 'session-broken', other: 'final' },
  40013: { chunk: 'session-broken', other: 'final' },
  // A chunk: its placeholder was deleted or renamed, which a force unlock makes possible.
  40016: { chunk: 'session-gone', other: 'path-gone' },
  40017: 'sign-in',
  40018: 'sign-in',
  40020: 'sign-in',
  40021: 'sign-in',
  40049: 'too-large',
  40051: 'no-space',
  40052: 'name',
  40055: { chunk: 'session-broken', other: 'final' },
  40069: 'not-allowed',
  40071: { read: 'again-few', other: 'final' },
  40076: 'stale',
  40078: { chunk: 'session-gone', other: 'path-gone' },
  40080: 'sign-in',
  40082: 'not-allowed',
  40083: 'not-allowed',
  40088: 'sign-in',
  40089: 'scope',
  // Reads may show the rows of the attempt that failed, so a PUT has to be looked after (contract §0).
  50001: { put: 'resolve', other: 'again-slowly' },
  // Rolled back, but permanent for names near 255 bytes.
  50004: 'again-few',
  // The storage node could not tell the site: the chunks are complete and never committed.
  50007: { put: 'resolve', chunk: 'session-broken', other: 'again' },
}

/** With holders: not applied. Without: our own lock vanished, for a PUT before or after the commit (contract §0). */
function classOfLock(hasLocks: boolean, phase: Phase): RetryClass {
  if (hasLocks) return 'locked'
  if (phase.route === 'chunk') return 'lock-lost'
  return phase.route === 'put' ? 'resolve' : 'again'
}

function classOfUnlisted(code: number, phase: Phase): RetryClass {
  if (code >= 40_000 && code < 50_000) return 'final'
  if (phase.route === 'put') return 'resolve'
  return code >= 50_000 && code < 60_000 ? 'again' : 'final'
}

function lookUp(code: number, hasLocks: boolean, phase: Phase): RetryClass {
  if (code === 40073 || code === 40075) return classOfLock(hasLocks, phase)
  const found = codes[code]
  if (found === undefined) return classOfUnlisted(code, phase)
  return typeof found === 'string' ? found : (found[phase.route] ?? found.other)
}

/** Class of an envelope code. An answer to a PUT whose body never went out whole proves that nothing was stored. */
export function classOfCode(code: number, hasLocks: boolean, phase: Phase): RetryClass {
  const found = lookUp(code, hasLocks, phase)
  if (found !== 'resolve' || phase.fullySent) return found
  return code === 50001 ? 'again-slowly' : 'again'
}
