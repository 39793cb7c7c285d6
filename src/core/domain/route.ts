import type { StoragePolicy } from '../../shared/model/index.ts'
import { isAtLeast } from './versions.ts'

/** Default of the site setting that bounds PUT (contract §5.7). */
export const defaultPutLimit = 50 * 1024 * 1024
/** Seconds a PUT may be expected to take: what breaks off near its end has to be sent again whole. */
const longestPut = 10
/** Above this every size that a PUT may have is quick. Bytes per second. */
export const slowPut = defaultPutLimit / longestPut
/** A way that loses so many bodies in a row may lose every one of that size; chunks are smaller, and kept. */
const mostBrokenOff = 3
/** Below this a session has nothing to resume. Bytes. */
const worthChunks = 1024 * 1024

export interface RouteQuestion {
  /** Bytes. */
  readonly size: number
  /** Smallest size this site has refused by PUT (40049, 413), or null. */
  readonly learnedLimit: number | null
  /** Where the file's content is stored; null: not known yet, the session's own reply decides. */
  readonly policy: Pick<StoragePolicy, 'type' | 'relay' | 'maxSize'> | null
  readonly serverVersion: string
  readonly waitingForLock: boolean
  readonly keepModified: boolean
  /** Upload speed seen lately, or null. */
  readonly bytesPerSecond: number | null
  /** How often a PUT of it has broken off on its way. */
  readonly brokenOff: number
}

export interface SessionManners {
  /** Before 4.11 a session ignores `previous` and wants `policy_id`: create it, then compare under its lock. */
  readonly precondition: 'previous' | 'lock-then-info'
  /** Before 4.18 the last index completes the file, whatever is missing: it goes last and alone. */
  readonly completion: 'any-order' | 'last-index-last'
}

export type Route =
  | { readonly kind: 'put' }
  | ({ readonly kind: 'session' } & SessionManners)
  /** `storage`: sessions of this type are not built and PUT does not take this size. `limit` in bytes. */
  | { readonly kind: 'refused'; readonly why: 'storage'; readonly type: string; readonly limit: number }
  | { readonly kind: 'refused'; readonly why: 'too-large'; readonly limit: number }

/** Sessions whose chunks go to the site itself; the other storage types have protocols of their own. */
export function hasSessions(policy: Pick<StoragePolicy, 'type' | 'relay'>): boolean {
  return policy.relay || policy.type === 'local'
}

export function sessionManners(serverVersion: string): SessionManners {
  return {
    precondition: isAtLeast(serverVersion, '4.11.0') ? 'previous' : 'lock-then-info',
    completion: isAtLeast(serverVersion, '4.18.0') ? 'any-order' : 'last-index-last',
  }
}

/** How content is sent (design §4.5, §6). What cannot be sent is refused here, before any byte. */
export function chooseRoute(question: RouteQuestion): Route {
  const { size, policy } = question
  if (policy && policy.maxSize > 0 && size > policy.maxSize) {
    return { kind: 'refused', why: 'too-large', limit: policy.maxSize }
  }
  const fits = fitsPut(size, question.learnedLimit)
  if (policy && !hasSessions(policy)) {
    if (fits) return { kind: 'put' }
    const limit = Math.min(defaultPutLimit, (question.learnedLimit ?? Infinity) - 1)
    return { kind: 'refused', why: 'storage', type: policy.type, limit }
  }
  const isBreakingOff = question.brokenOff >= mostBrokenOff && size > worthChunks
  const wantsSession = question.waitingForLock || question.keepModified || isBreakingOff || isSlow(question)
  return fits && !wantsSession
    ? { kind: 'put' }
    : { kind: 'session', ...sessionManners(question.serverVersion) }
}

function fitsPut(size: number, learnedLimit: number | null): boolean {
  return size <= defaultPutLimit && (learnedLimit === null || size < learnedLimit)
}

function isSlow({ size, bytesPerSecond }: RouteQuestion): boolean {
  return bytesPerSecond !== null && size > bytesPerSecond * longestPut
}
