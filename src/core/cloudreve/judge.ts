import { Code, type KnownCode } from './codes.ts'
import { isCode, type ApiError } from './errors.ts'

/**
 * The token was not accepted, also where that is disguised: 401 inside a 40081, 40088 on a share, and the codes an
 * endpoint adds, such as 40011 of a chunk (contract §1.3).
 */
export function isSignedOut(error: ApiError, further: readonly KnownCode[] = []): boolean {
  if (error.code === Code.BatchNotFullyCompleted) {
    return error.inner.size > 0 && [...error.inner.values()].every((inner) => isSignedOut(inner, further))
  }
  return isCode(error, Code.CheckLogin, Code.AnonymousAccessDenied, ...further)
}

/** The error of the one URI of a batch (contract §6.5), or the error as it is. */
export function unwrapOne(error: unknown): unknown {
  if (!isCode(error, Code.BatchNotFullyCompleted)) return error
  const [inner, ...others] = error.inner.values()
  return inner && others.length === 0 ? inner : error
}
