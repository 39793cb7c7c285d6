import { randomUUID } from 'node:crypto'
import type { Readable } from 'node:stream'
import type { Clock } from '../ports/clock.ts'
import type { Http, HttpStreamReply } from '../ports/http.ts'
import { apiUrl } from './address.ts'
import type { TokenSource } from './api.ts'
import { openEnvelope } from './envelope.ts'
import { ApiError } from './errors.ts'
import { isSignedOut } from './judge.ts'
import { unexpected } from './unexpected.ts'

export interface StreamCall {
  /** Below `/api/v4`. */
  readonly path: string
  readonly query: Readonly<Record<string, string>>
  /** Content type that the answer must have; anything else is a refusal. */
  readonly type: string
  /** `X-Cr-Client-Id`. */
  readonly clientId: string
  /** Milliseconds without a byte after which the stream is dead. */
  readonly idle: number
}

/** Must be read to its end or destroyed. Throws ApiError, UnexpectedAnswer, HttpFailure, what the token source throws. */
export type OpenStream = (call: StreamCall) => Promise<Readable>

export interface StreamingOptions {
  readonly baseUrl: URL
  readonly http: Http
  readonly clock: Clock
  readonly tokens?: TokenSource | undefined
}

/** GET requests whose answer goes on and on. */
export function createStreaming({ baseUrl, http, clock, tokens }: StreamingOptions): OpenStream {
  async function ask(call: StreamCall, token: string): Promise<Readable> {
    const reply = await http.stream({
      method: 'GET',
      url: apiUrl(baseUrl, call.path, call.query),
      headers: {
        accept: call.type,
        authorization: `Bearer ${token}`,
        'x-cr-client-id': call.clientId,
        'x-cr-correlation-id': randomUUID(),
      },
      limits: { idle: call.idle },
    })
    const isWanted = reply.status === 200 && reply.headers['content-type']?.startsWith(call.type) === true
    if (!isWanted) await refuse(reply, clock.now())
    return reply.body
  }

  return async (call) => {
    if (!tokens) throw new Error(`${call.path} needs an account`)
    const token = await tokens.access()
    return ask(call, token).catch(async (error: unknown) => {
      if (!(error instanceof ApiError && isSignedOut(error))) throw error
      return ask(call, await tokens.renew(token))
    })
  }
}

/** More than any envelope; an answer that is longer is not one. */
const refusalLimit = 64 * 1024

async function refuse({ status, headers, body }: HttpStreamReply, now: number): Promise<never> {
  const chunks: Buffer[] = []
  let length = 0
  for await (const chunk of body as AsyncIterable<Buffer>) {
    chunks.push(chunk)
    length += chunk.length
    if (length >= refusalLimit) break
  }
  const reply = { status, headers, body: Buffer.concat(chunks) }
  openEnvelope(reply, now)
  throw unexpected(reply, 'wrong-shape', now)
}
