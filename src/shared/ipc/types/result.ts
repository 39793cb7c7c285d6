import type { ErrorCode, ErrorParams } from '../../errors.ts'

/** What an administrator finds an answer by in the log of the server: no names, no addresses. */
export interface ServerTrace {
  /** When it came, milliseconds since the epoch. */
  readonly at: number
  /** `GET /file`. */
  readonly route: string
  readonly requestId: string
  /** The server's own code; null: something answered that is not the server. */
  readonly code: number | null
  /** HTTP status. */
  readonly status: number
}

/** What went wrong, as data: the sentence is `errors.<code>` of the messages with `params`. */
export interface Failure {
  readonly code: ErrorCode
  readonly params: ErrorParams
  /** There if a server answered with it. */
  readonly trace?: ServerTrace
}

/** Every request answers one of these; no request rejects because of something a user can be told. */
export type Result<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: Failure }

export type Answer<T> = Promise<Result<T>>

/** Stops listening. */
export type Unsubscribe = () => void
