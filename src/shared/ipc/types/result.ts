import type { ErrorCode, ErrorParams } from '../../errors.ts'

/** What went wrong, as data: the sentence is `errors.<code>` of the messages with `params`. */
export interface Failure {
  readonly code: ErrorCode
  readonly params: ErrorParams
}

/** Every request answers one of these; no request rejects because of something a user can be told. */
export type Result<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: Failure }

export type Answer<T> = Promise<Result<T>>

/** Stops listening. */
export type Unsubscribe = () => void
