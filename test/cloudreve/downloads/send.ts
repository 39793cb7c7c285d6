import type { Reply } from '../http/reply.ts'
import type { Call } from '../http/router.ts'
import type { Entity } from '../state/types.ts'
import type { ByteRange } from './ranges.ts'

/** What is sent, and with which headers. */
export interface Source {
  readonly call: Call
  /** null = a file that never had content. */
  readonly entity: Entity | null
  /** Bytes announced. */
  readonly size: number
  readonly headers: Readonly<Record<string, string>>
}

interface Part {
  readonly before: string
  readonly range: ByteRange | null
}

export function sendWhole(source: Source): Reply {
  return send(source, 200, {}, [{ before: '', range: { start: 0, end: source.size } }])
}

export function sendRange(source: Source, range: ByteRange): Reply {
  return send(source, 206, { 'Content-Range': rangeText(range, source.size) }, [{ before: '', range }])
}

export function multipart(source: Source, ranges: readonly ByteRange[]): Reply {
  const boundary = source.call.site.random.bytes(30).toString('hex')
  const type = source.headers['Content-Type'] ?? ''
  const parts: Part[] = ranges.map((range, index) => ({
    before: [
      `${index === 0 ? '' : '\r\n'}--${boundary}`,
      `Content-Range: ${rangeText(range, source.size)}`,
      `Content-Type: ${type}\r\n\r\n`,
    ].join('\r\n'),
    range,
  }))
  parts.push({ before: `\r\n--${boundary}--\r\n`, range: null })
  return send(source, 206, { 'Content-Type': `multipart/byteranges; boundary=${boundary}` }, parts)
}

function send(source: Source, status: number, extra: Record<string, string>, parts: readonly Part[]): Reply {
  const { call, headers } = source
  const length = parts.reduce((sum, { before, range }) => sum + before.length + lengthOf(range), 0)
  return {
    status,
    headers: { ...headers, ...extra, 'Content-Length': String(length) },
    code: null,
    body: content(source, call.request.method === 'HEAD' ? [] : parts),
  }
}

/** Fewer bytes than announced where fewer are stored (contract §5.7). */
async function* content({ call, entity }: Source, parts: readonly Part[]): AsyncGenerator<Uint8Array> {
  for (const { before, range } of parts) {
    if (before !== '') yield Buffer.from(before)
    if (range !== null && entity !== null) yield* call.site.contents.read(entity, range.start, range.end)
  }
}

function lengthOf(range: ByteRange | null): number {
  return range === null ? 0 : range.end - range.start
}

function rangeText({ start, end }: ByteRange, size: number): string {
  return `bytes ${start}-${end - 1}/${size}`
}
