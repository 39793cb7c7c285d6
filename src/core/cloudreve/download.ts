import { pipeline, Transform, type Readable } from 'node:stream'
import { HttpFailure, type Http, type HttpStreamReply } from '../ports/http.ts'
import { isSiteContent } from './address.ts'
import { openEnvelope } from './envelope.ts'
import { unexpected } from './unexpected.ts'

export interface DownloadRequest {
  readonly url: URL
  /** First byte wanted; with `version` the server falls back to the whole file when it is another one. */
  readonly from?: number
  /** Version id the content must be; the site says it as ETag, other storage has ETags of its own. */
  readonly version: string
  /** Bytes of that version. */
  readonly size: number
  readonly signal?: AbortSignal | undefined
}

export interface Download {
  readonly status: 200 | 206
  /** Offset of the first byte of `body`. */
  readonly start: number
  /**
   * Must be read to its end or destroyed. Ends well only with the last byte of the version: where a proxy has taken the
   * length away, the end of a lost connection looks like any other. HttpFailure `reset` for less, `bad-answer` for more.
   */
  readonly body: Readable
}

/**
 * Opens a download link. Throws ApiError for link failures, which arrive as JSON with status 200 (contract §5.9): 40005
 * expired, 40071, 403, 40077 version gone; UnexpectedAnswer for other statuses and for content of another version or size.
 */
export async function openDownload(http: Http, request: DownloadRequest): Promise<Download> {
  const { url, from = 0, version, size, signal } = request
  const etag = isSiteContent(url) ? `"${version}"` : null
  const reply = await http.stream({
    method: 'GET',
    url,
    headers: {
      ...(from > 0 && { range: `bytes=${from}-` }),
      ...(from > 0 && etag !== null && { 'if-range': etag }),
    },
    ...(signal && { signal }),
  })
  const isContent = etag === null ? !isEnvelope(reply) : reply.headers['etag'] === etag
  if (reply.status === 200 && isContent && Number(reply.headers['content-length'] ?? size) === size) {
    return { status: 200, start: 0, body: exactly(reply.body, size) }
  }
  const range = /^bytes (\d+)-\d+\/(\d+)$/.exec(reply.headers['content-range'] ?? '')
  if (reply.status === 206 && isContent && Number(range?.[1]) === from && Number(range?.[2]) === size) {
    return { status: 206, start: from, body: exactly(reply.body, size - from) }
  }
  throw await failure(reply)
}

function exactly(body: Readable, bytes: number): Readable {
  let left = bytes
  const facts = { fullySent: true, detail: `not ${bytes} bytes` }
  const counted = new Transform({
    transform(chunk: Buffer, _, done) {
      left -= chunk.length
      if (left < 0) done(new HttpFailure('bad-answer', facts))
      else done(null, chunk)
    },
    flush: (done) => done(left > 0 ? new HttpFailure('reset', facts) : null),
  })
  // What goes wrong is for whoever reads.
  return pipeline(body, counted, () => undefined)
}

/** How other nodes of a site say no; a stored JSON file comes with an ETag. */
function isEnvelope({ headers }: HttpStreamReply): boolean {
  return headers['etag'] === undefined && headers['content-type']?.startsWith('application/json') === true
}

/** More than any envelope; an answer that is longer is not one. */
const failureLimit = 64 * 1024

async function failure(reply: HttpStreamReply): Promise<unknown> {
  const { status, headers } = reply
  const isContent = status < 300 && !isEnvelope(reply)
  // Another version's content is not read, least of all into a message.
  const body = isContent ? new Uint8Array() : await beginning(reply.body)
  reply.body.destroy()
  if (isContent) return unexpected({ status, headers, body }, 'wrong-shape', Date.now())
  try {
    openEnvelope({ status, headers, body }, Date.now())
  } catch (error) {
    return error
  }
  return unexpected({ status, headers, body }, 'wrong-shape', Date.now())
}

async function beginning(body: Readable): Promise<Buffer> {
  const chunks: Buffer[] = []
  let length = 0
  for await (const chunk of body as AsyncIterable<Buffer>) {
    chunks.push(chunk)
    length += chunk.length
    if (length >= failureLimit) break
  }
  return Buffer.concat(chunks)
}
