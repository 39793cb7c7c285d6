import type { IncomingMessage } from 'node:http'
import type { Body } from './body.ts'

/** One line of the request log. */
export interface RequestRecord {
  readonly method: string
  readonly path: string
  readonly query: Readonly<Record<string, string>>
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  /** Body bytes received so far. */
  readonly bodyBytes: number
  /** Milliseconds since the epoch, server clock. */
  readonly startedAt: number
  /** The envelope's code; null while unanswered and for answers without an envelope. */
  answeredCode: number | null
}

export function startRecord(
  request: IncomingMessage,
  url: URL,
  body: Body,
  startedAt: number,
): RequestRecord {
  return {
    method: request.method ?? '',
    path: url.pathname,
    query: Object.fromEntries(url.searchParams),
    headers: request.headers,
    get bodyBytes() {
      return body.received
    },
    startedAt,
    answeredCode: null,
  }
}
