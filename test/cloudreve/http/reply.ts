import type { ServerResponse } from 'node:http'

/** One answer. `code` is what the request log shows: the envelope's code, or null where there is no envelope. */
export interface Reply {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  /** Pieces are sent one by one; a function answers by itself, for as long as it likes. */
  readonly body:
    string | Uint8Array | AsyncIterable<Uint8Array> | ((response: ServerResponse) => Promise<void>)
  readonly code: number | null
}

interface Envelope {
  readonly code: number
  readonly data?: unknown
  readonly msg: string
  readonly correlation_id?: string
  readonly aggregated_error?: Readonly<Record<string, Envelope>>
}

/** Any JSON document with the headers of an API reply. */
export function json(document: unknown, options: { status?: number; code?: number | null } = {}): Reply {
  return {
    status: options.status ?? 200,
    headers: { 'Cache-Control': 'private, no-cache', 'Content-Type': 'application/json; charset=utf-8' },
    body: JSON.stringify(document),
    code: options.code ?? null,
  }
}

export function envelope(content: Envelope, status = 200): Reply {
  return json(content, { status, code: content.code })
}

/** `{"code":0,"data":…,"msg":""}`; without an argument there is no `data`. */
export function ok(data?: unknown): Reply {
  return envelope({ code: 0, ...(data === undefined ? {} : { data }), msg: '' })
}

export function text(status: number, body: string, headers: Readonly<Record<string, string>> = {}): Reply {
  return { status, headers: { 'Content-Type': 'text/plain', ...headers }, body, code: null }
}

export interface ApiErrorDetails {
  readonly data?: unknown
  /** Parameter errors of the real server carry no correlation id (contract §1.1). */
  readonly bare?: boolean
  readonly aggregated?: Readonly<Record<string, ApiError>>
  readonly status?: number
}

/** Thrown by handlers; becomes an error envelope. */
export class ApiError extends Error {
  readonly code: number
  readonly details: ApiErrorDetails

  constructor(code: number, message: string, details: ApiErrorDetails = {}) {
    super(message)
    this.code = code
    this.details = details
  }
}

/** A 40001 as parameter binding words it: no correlation id. */
export function badParameter(message: string): ApiError {
  return new ApiError(40001, message, { bare: true })
}

export function errorEnvelope(error: ApiError, correlationId: string): Envelope {
  const { data, bare, aggregated } = error.details
  return {
    code: error.code,
    ...(data === undefined ? {} : { data }),
    ...(aggregated === undefined
      ? {}
      : {
          aggregated_error: Object.fromEntries(
            Object.entries(aggregated).map(([key, inner]) => [key, errorEnvelope(inner, correlationId)]),
          ),
        }),
    msg: error.message,
    ...(bare === true ? {} : { correlation_id: correlationId }),
  }
}
