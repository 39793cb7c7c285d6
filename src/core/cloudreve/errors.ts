import type { LockHolder } from '../../shared/model/index.ts'
import type { KnownCode } from './codes.ts'

/** A holder named by a 40073 (contract §6.1); whether it is our own is the engine's to tell. */
export interface LockInfo extends Omit<LockHolder, 'own'> {
  /** The locked object, which may lie above or below the one asked for, is a folder. */
  readonly folder: boolean
}

/** The request that was answered so: what an administrator finds it by in the server's log. */
export interface AnsweredRequest {
  /** Method and path without what is particular to a file or person, e.g. `GET /file/info`. */
  readonly route: string
  /** The `X-Cr-Correlation-Id` it was sent with. */
  readonly id: string
  /** When the answer came, milliseconds since the epoch. */
  readonly at: number
}

export interface ApiErrorFacts {
  readonly code: number
  /** The server's English text: for logs and details, never branched on. */
  readonly text: string
  readonly correlationId: string | null
  readonly status: number
  readonly data: unknown
  readonly locks: readonly LockInfo[] | null
  readonly inner: ReadonlyMap<string, ApiError>
}

/** The server said no: an envelope with a code other than 0 (contract §9). */
export class ApiError extends Error {
  override readonly name = 'ApiError'
  readonly code: number
  readonly text: string
  readonly correlationId: string | null
  /** HTTP status, 200 for nearly all of them. */
  readonly status: number
  readonly data: unknown
  /** Holders, for a 40073 that lists them; null for "Lock expired" and every other code. */
  readonly locks: readonly LockInfo[] | null
  /** For a 40081: the error of each URI that failed. */
  readonly inner: ReadonlyMap<string, ApiError>
  /** Set by the client that asked. */
  request: AnsweredRequest | null = null

  constructor(facts: ApiErrorFacts) {
    super(`${facts.code} ${facts.text}`.trimEnd())
    this.code = facts.code
    this.text = facts.text
    this.correlationId = facts.correlationId
    this.status = facts.status
    this.data = facts.data
    this.locks = facts.locks
    this.inner = facts.inner
  }
}

/** An ApiError with one of these codes (`Code`). */
export function isCode(error: unknown, ...codes: readonly KnownCode[]): error is ApiError {
  return error instanceof ApiError && codes.some((code) => code === error.code)
}

export type UnexpectedKind = 'html' | 'not-json' | 'empty' | 'wrong-shape'

export interface UnexpectedFacts {
  readonly status: number
  readonly what: UnexpectedKind
  readonly retryAfter: number | null
  readonly excerpt: string
}

/** Something answered, but not a Cloudreve envelope (a proxy's page), or not with what this client relies on. */
export class UnexpectedAnswer extends Error {
  override readonly name = 'UnexpectedAnswer'
  readonly status: number
  readonly what: UnexpectedKind
  /** Milliseconds the answer asks to wait (`Retry-After`). */
  readonly retryAfter: number | null
  /** Up to 200 printable characters of the body. */
  readonly excerpt: string
  /** Set by the client that asked. */
  request: AnsweredRequest | null = null

  constructor(facts: UnexpectedFacts, options?: { cause?: unknown }) {
    super(`${facts.what} answer with status ${facts.status}: ${facts.excerpt}`, options)
    this.status = facts.status
    this.what = facts.what
    this.retryAfter = facts.retryAfter
    this.excerpt = facts.excerpt
  }
}
