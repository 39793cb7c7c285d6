import { randomUUID } from 'node:crypto'
import type { z } from 'zod'
import type { Clock } from '../ports/clock.ts'
import type { Http, HttpBody, HttpLimits, HttpReply, HttpRequest } from '../ports/http.ts'
import { apiUrl } from './address.ts'
import type { KnownCode } from './codes.ts'
import { openEnvelope } from './envelope.ts'
import { ApiError, UnexpectedAnswer, type AnsweredRequest } from './errors.ts'
import { isSignedOut, unwrapOne } from './judge.ts'
import { createStreaming, type OpenStream } from './streaming.ts'
import { unexpected } from './unexpected.ts'

export interface TokenSource {
  /** An access token valid now and, where its life allows, for `validFor` milliseconds. */
  access(validFor?: number): Promise<string>
  /** After a refused token: forces one refresh, unless `rejected` has been replaced meanwhile. */
  renew(rejected: string): Promise<string>
}

export interface ApiCall<T> {
  readonly method: HttpRequest['method']
  /** Below `/api/v4`, percent-encoded, e.g. `/file/info`. */
  readonly path: string
  /** Undefined values are left out. */
  readonly query?: Readonly<Record<string, string | undefined>>
  /** At most one of `json`, `form` and `body`. */
  readonly json?: unknown
  readonly form?: Readonly<Record<string, string>>
  readonly body?: HttpBody
  readonly schema: z.ZodType<T>
  readonly auth: 'none' | 'token'
  /** Further codes by which this endpoint may mean "not signed in" (contract §1.3). */
  readonly signedOutCodes?: readonly KnownCode[]
  /** A batch call made for one URI: its inner error is thrown instead of the 40081. */
  readonly oneUri?: boolean
  /** Takes the answer apart where it is not an envelope. */
  readonly decode?: (reply: HttpReply, now: number) => unknown
  /** UUID that the server's log names the request by; default: a fresh one. */
  readonly requestId?: string | undefined
  readonly signal?: AbortSignal | undefined
  readonly limits?: Partial<HttpLimits> | undefined
}

export interface Exchange<T> {
  readonly value: T
  /** The reply's `Date` (ours where it has none), milliseconds since the epoch. */
  readonly serverDate: number
}

export interface Api {
  readonly baseUrl: URL
  /** `X-Cr-Client-Id` of every mutation: keeps our own changes out of our own event stream. */
  readonly clientId: string
  /** Throws ApiError, UnexpectedAnswer, HttpFailure, what the token source or the body throws. */
  call<T>(call: ApiCall<T>): Promise<T>
  exchange<T>(call: ApiCall<T>): Promise<Exchange<T>>
  readonly stream: OpenStream
}

export interface ApiOptions {
  /** As the user reaches the site; may carry a base path. */
  readonly baseUrl: string | URL
  readonly http: Http
  readonly clock: Clock
  readonly clientId: string
  /** Absent: an anonymous client, whose calls must all have `auth: 'none'`. */
  readonly tokens?: TokenSource
  /** Told the server's clock with every reply. */
  readonly onServerDate?: (ms: number) => void
}

/** A client of one site, anonymous or of one account. */
export function createApi(options: ApiOptions): Api {
  const { http, clock, clientId, tokens, onServerDate } = options
  const baseUrl = new URL(options.baseUrl)

  async function exchange<T>(call: ApiCall<T>): Promise<Exchange<T>> {
    if (call.auth === 'none') return attempt(call, null)
    if (!tokens) throw new Error(`${call.path} needs an account`)
    const token = await tokens.access()
    try {
      return await attempt(call, token)
    } catch (error) {
      if (!(error instanceof ApiError && isSignedOut(error, call.signedOutCodes))) throw error
      const renewed = await tokens.renew(token)
      // A streamed body cannot be sent twice; its owner repeats with a new one, by then with the new token.
      if (call.body) throw error
      return attempt(call, renewed)
    }
  }

  async function attempt<T>(call: ApiCall<T>, token: string | null): Promise<Exchange<T>> {
    const id = call.requestId ?? randomUUID()
    const reply = await http.request({
      method: call.method,
      url: apiUrl(baseUrl, call.path, call.query),
      headers: headersOf(call, { token, clientId, id }),
      ...payloadOf(call),
      ...(call.signal && { signal: call.signal }),
      ...(call.limits && { limits: call.limits }),
    })
    const serverDate = dateOf(reply)
    if (serverDate !== null) onServerDate?.(serverDate)
    const now = clock.now()
    return { value: read(call, reply, { route: routeOf(call), id, at: now }), serverDate: serverDate ?? now }
  }

  return {
    baseUrl,
    clientId,
    exchange,
    call: async (call) => (await exchange(call)).value,
    stream: createStreaming({ baseUrl, http, clock, tokens }),
  }
}

function read<T>(call: ApiCall<T>, reply: HttpReply, request: AnsweredRequest): T {
  try {
    const parsed = call.schema.safeParse((call.decode ?? openEnvelope)(reply, request.at))
    if (!parsed.success) throw unexpected(reply, 'wrong-shape', request.at, parsed.error)
    return parsed.data
  } catch (thrown) {
    const error = call.oneUri ? unwrapOne(thrown) : thrown
    if (error instanceof ApiError || error instanceof UnexpectedAnswer) error.request = request
    throw error
  }
}

/** Ids and hashes in a path have more than letters. */
function routeOf({ method, path }: ApiCall<unknown>): string {
  const parts = path.split('/').map((part) => (/^[a-z]*$/.test(part) ? part : '…'))
  return `${method} ${parts.join('/')}`
}

interface HeaderFacts {
  readonly token: string | null
  readonly clientId: string
  readonly id: string
}

function headersOf(call: ApiCall<unknown>, { token, clientId, id }: HeaderFacts): Record<string, string> {
  return {
    accept: 'application/json',
    'x-cr-correlation-id': id,
    ...(call.method !== 'GET' && { 'x-cr-client-id': clientId }),
    ...(token !== null && { authorization: `Bearer ${token}` }),
    ...(call.json !== undefined && { 'content-type': 'application/json' }),
    ...(call.form && { 'content-type': 'application/x-www-form-urlencoded' }),
    ...(call.body && { 'content-type': 'application/octet-stream' }),
  }
}

function payloadOf(call: ApiCall<unknown>): Pick<HttpRequest, 'body'> {
  if (call.body) return { body: call.body }
  if (call.form) return { body: Buffer.from(new URLSearchParams(call.form).toString()) }
  return call.json === undefined ? {} : { body: Buffer.from(JSON.stringify(call.json)) }
}

function dateOf(reply: HttpReply): number | null {
  const at = Date.parse(reply.headers['date'] ?? '')
  return Number.isNaN(at) ? null : at
}
