import type { Readable } from 'node:stream'

/**
 * Where a body is written. `write` hands over a buffer that must not change until `flushed` is called: after the
 * socket took it. Callers keep a small pool of buffers and wait for one to come back.
 */
export interface BodySink {
  write(chunk: Uint8Array, flushed: () => void): void
}

export interface HttpBody {
  /** Exact number of bytes that `send` writes; becomes Content-Length. Never chunked: the server would store an empty file. */
  readonly length: number
  /**
   * Writes the whole body. Rejecting (or aborting the request's signal) destroys the socket; the server then rolls
   * back. A retry needs a new HttpBody.
   */
  send(sink: BodySink, signal: AbortSignal): Promise<void>
}

export interface HttpLimits {
  /** Milliseconds until connected (TLS included). */
  readonly connect: number
  /** Milliseconds without a flushed byte of the request's body, or without a received byte of the answer's body. */
  readonly idle: number
  /** Milliseconds from the last byte sent to the head of the answer. */
  readonly answer: number
}

export interface HttpRequest {
  readonly method: 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  readonly url: URL
  readonly headers: Readonly<Record<string, string>>
  /** A small body as bytes, or a streamed one. */
  readonly body?: Uint8Array | HttpBody
  /** Aborts a request whose body is not fully sent; afterwards it has no effect (a fully sent request is never hung up on). */
  readonly signal?: AbortSignal
  readonly limits?: Partial<HttpLimits>
}

export interface HttpReply {
  readonly status: number
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string>>
  readonly body: Uint8Array
}

export interface HttpStreamReply {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  /** Must be read to its end or destroyed. */
  readonly body: Readable
}

export interface Http {
  /** Whole answer in memory (bounded by 64 MiB). Throws HttpFailure. */
  request(request: HttpRequest): Promise<HttpReply>
  /** Answer as a stream, for downloads. Throws HttpFailure. */
  stream(request: HttpRequest): Promise<HttpStreamReply>
  /**
   * The network or what is trusted has changed: new requests get new connections, bodies that are half sent fail with
   * `reset`. What is fully sent is waited for as before.
   */
  reset(): void
  /** Closes idle connections. */
  close(): void
}

export type HttpFailureKind =
  | 'unknown-host'
  | 'refused'
  | 'unreachable'
  | 'certificate'
  /** The proxy cannot be reached, or does not let us through; `detail` has its status or the errno. */
  | 'proxy'
  | 'connect-timeout'
  | 'idle-timeout'
  | 'answer-timeout'
  | 'reset'
  | 'bad-answer'
  | 'aborted'

/** No (whole) answer. `fullySent`: the last byte of the request may have reached the server, so the outcome is unknown. */
export class HttpFailure extends Error {
  override readonly name = 'HttpFailure'
  readonly kind: HttpFailureKind
  readonly fullySent: boolean
  /** Errno or TLS code, e.g. `ECONNRESET`, `DEPTH_ZERO_SELF_SIGNED_CERT`. */
  readonly detail: string
  /** Whose certificate it is about; null: of no matter. */
  readonly origin: string | null

  constructor(
    kind: HttpFailureKind,
    facts: { fullySent: boolean; detail: string; cause?: unknown; origin?: string },
  ) {
    super(`${kind} (${facts.detail})`, { cause: facts.cause })
    this.kind = kind
    this.fullySent = facts.fullySent
    this.detail = facts.detail
    this.origin = facts.origin ?? null
  }
}
