import { z } from 'zod'
import type { HttpReply } from '../ports/http.ts'
import { Code } from './codes.ts'
import { ApiError, type LockInfo } from './errors.ts'
import { unexpected } from './unexpected.ts'

const envelopeSchema = z.object({
  code: z.int(),
  msg: z.string().default(''),
  data: z.unknown().optional(),
  correlation_id: z.string().optional(),
  get aggregated_error() {
    return z.record(z.string(), envelopeSchema).optional()
  },
})
type Envelope = z.infer<typeof envelopeSchema>

const lockSchema = z.object({
  path: z.string().optional(),
  token: z.string().optional(),
  type: z.int().default(0),
  owner: z
    .object({
      application: z
        .object({
          type: z.string().default(''),
          inner_xml: z.string().optional(),
          viewer_id: z.string().optional(),
        })
        .optional(),
    })
    .optional(),
})

/** The statuses that carry envelopes (contract §1.2); JSON with another one is a proxy's. */
const statuses: ReadonlySet<number> = new Set([200, 400, 401, 404])

/**
 * Takes an answer apart (contract §1.1): `data` of code 0, else throws ApiError; an answer that is no envelope, or says
 * code 0 with an HTTP status that says otherwise, throws UnexpectedAnswer. `now`: milliseconds since the epoch.
 */
export function openEnvelope(reply: HttpReply, now: number): unknown {
  const parsed = envelopeSchema.safeParse(parseJson(reply, now))
  if (!parsed.success || !statuses.has(reply.status))
    throw unexpected(reply, 'wrong-shape', now, parsed.error)
  if (parsed.data.code !== Code.Ok) throw toApiError(parsed.data, reply.status)
  if (reply.status !== 200) throw unexpected(reply, 'wrong-shape', now)
  return parsed.data.data
}

/** The body as JSON; throws UnexpectedAnswer `empty`, `html` or `not-json`. */
export function parseJson(reply: HttpReply, now: number): unknown {
  const text = Buffer.from(reply.body.buffer, reply.body.byteOffset, reply.body.byteLength)
    .toString('utf8')
    .trim()
  if (text === '') throw unexpected(reply, 'empty', now)
  try {
    return JSON.parse(text)
  } catch (error) {
    const html = reply.headers['content-type']?.startsWith('text/html') === true || text.startsWith('<')
    throw unexpected(reply, html ? 'html' : 'not-json', now, error)
  }
}

function toApiError(envelope: Envelope, status: number): ApiError {
  const inner = Object.entries(envelope.aggregated_error ?? {})
  return new ApiError({
    code: envelope.code,
    text: envelope.msg,
    correlationId: envelope.correlation_id ?? null,
    status,
    data: envelope.data,
    locks: envelope.code === Code.LockConflict ? toLocks(envelope.data) : null,
    inner: new Map(inner.map(([uri, error]) => [uri, toApiError(error, status)])),
  })
}

function toLocks(data: unknown): LockInfo[] | null {
  const parsed = z.array(lockSchema).safeParse(data)
  if (!parsed.success) return null
  return parsed.data.map(({ path, token, type, owner }) => ({
    app: owner?.application?.type ?? '',
    detail: owner?.application?.inner_xml ?? owner?.application?.viewer_id ?? null,
    uri: path === undefined || path === '' ? null : path,
    token: token === undefined || token === '' ? null : token,
    folder: type === 1,
  }))
}
