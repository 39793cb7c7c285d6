import type { ServerResponse } from 'node:http'
import { extensionOf } from '../files/names.ts'
import { entityOf } from '../files/versions.ts'
import { ApiError, text } from '../http/reply.ts'
import type { Reply } from '../http/reply.ts'
import type { Call } from '../http/router.ts'
import type { Entity } from '../state/types.ts'
import { checkSignature } from './links.ts'
import { parseRanges } from './ranges.ts'
import type { ByteRange } from './ranges.ts'

const types: Readonly<Record<string, string>> = {
  ...{ txt: 'text/plain; charset=utf-8', html: 'text/html; charset=utf-8', json: 'application/json' },
  ...{ png: 'image/png', jpg: 'image/jpeg', pdf: 'application/pdf' },
}

/** GET and HEAD `/file/content/:version/:speed/:name`, signed; failures are JSON with status 200 (contract §5.9). */
export function download(call: Call): Reply {
  try {
    return serveVersion(call)
  } catch (error) {
    if (error instanceof ApiError && call.request.method === 'HEAD')
      return { ...text(200, ''), code: error.code }
    throw error
  }
}

function serveVersion(call: Call): Reply {
  const { site, request, params } = call
  checkSignature(site, call.url)
  const version = params['version'] ?? ''
  const name = params['name'] ?? ''
  const id = site.ids.decode('entity', version)
  const entity = id === null || id === 0 ? null : (entityOf(site, id) ?? null)
  if (entity === null && id !== 0) throw new ApiError(40077, 'Entity not exist')
  const etag = `"${version}"`
  const base = {
    ...{ 'Cache-Control': 'public, max-age=86400', 'Content-Security-Policy': 'sandbox', ETag: etag },
    ...disposition(call, name),
  }
  const { headers } = request
  if (headers['if-match'] !== undefined && !listed(headers['if-match'], etag)) return empty(412, base)
  if (headers['if-none-match'] !== undefined && listed(headers['if-none-match'], etag))
    return empty(304, base)
  const size = Math.max(entity?.size ?? 0, 0)
  const ifRange = headers['if-range']
  const range = parseRanges(ifRange === undefined || ifRange === etag ? headers.range : undefined, size)
  const type = types[extensionOf(name)] ?? 'application/octet-stream'
  if (range.kind === 'malformed') return refused(base, 'invalid range\n')
  if (range.kind === 'unsatisfiable') {
    return refused({ ...base, 'Content-Range': `bytes */${size}` }, 'invalid range: failed to overlap\n')
  }
  const full = { ...base, 'Accept-Ranges': 'bytes', 'Content-Type': type }
  if (range.kind === 'whole')
    return pieces(call, entity, 200, full, [{ before: '', range: { start: 0, end: size } }])
  const [only, ...others] = range.ranges
  if (only !== undefined && others.length === 0) {
    const contentRange = { 'Content-Range': rangeText(only, size) }
    return pieces(call, entity, 206, { ...full, ...contentRange }, [{ before: '', range: only }])
  }
  return multipart(call, entity, full, range.ranges, size)
}

interface Part {
  readonly before: string
  readonly range: ByteRange | null
}

function multipart(
  call: Call,
  entity: Entity | null,
  headers: Record<string, string>,
  ranges: readonly ByteRange[],
  size: number,
): Reply {
  const boundary = call.site.random.bytes(30).toString('hex')
  const type = headers['Content-Type'] ?? ''
  const parts: Part[] = ranges.map((range, index) => ({
    before: `${index === 0 ? '' : '\r\n'}--${boundary}\r\nContent-Range: ${rangeText(range, size)}\r\nContent-Type: ${type}\r\n\r\n`,
    range,
  }))
  parts.push({ before: `\r\n--${boundary}--\r\n`, range: null })
  return pieces(
    call,
    entity,
    206,
    { ...headers, 'Content-Type': `multipart/byteranges; boundary=${boundary}` },
    parts,
  )
}

function pieces(
  call: Call,
  entity: Entity | null,
  status: number,
  headers: Record<string, string>,
  parts: readonly Part[],
): Reply {
  const length = parts.reduce(
    (sum, { before, range }) => sum + before.length + (range ? range.end - range.start : 0),
    0,
  )
  return {
    status,
    headers: { ...headers, 'Content-Length': String(length) },
    code: null,
    body: async (response) => {
      let sent = 0
      for (const { before, range } of call.request.method === 'HEAD' ? [] : parts) {
        if (before !== '') sent += await write(response, Buffer.from(before))
        if (range === null || entity === null) continue
        for await (const bytes of call.site.contents.read(entity, range.start, range.end)) {
          sent += await write(response, bytes)
        }
      }
      // Fewer bytes stored than announced (contract §5.7): the connection breaks off.
      if (sent < length && call.request.method !== 'HEAD') response.destroy()
      else response.end()
    },
  }
}

/** Waits until the bytes are taken; a connection that is gone takes them silently. */
function write(response: ServerResponse, bytes: Buffer): Promise<number> {
  return new Promise((resolve) => {
    if (response.destroyed) {
      resolve(bytes.length)
      return
    }
    const done = (): void => {
      response.off('close', done)
      resolve(bytes.length)
    }
    response.once('close', done)
    response.write(bytes, done)
  })
}

function rangeText({ start, end }: ByteRange, size: number): string {
  return `bytes ${start}-${end - 1}/${size}`
}

function listed(header: string, etag: string): boolean {
  return header.split(',').some((item) => ['*', etag].includes(item.trim().replace(/^W\//, '')))
}

function refused(headers: Record<string, string>, body: string): Reply {
  return {
    status: 416,
    headers: { ...headers, 'Content-Type': 'text/plain; charset=utf-8' },
    body,
    code: null,
  }
}

function empty(status: number, headers: Record<string, string>): Reply {
  return { status, headers, body: '', code: null }
}

function disposition(call: Call, name: string): Record<string, string> {
  if (call.query.get('download') !== 'true') return {}
  const ascii = name.replace(/[^\x20-\x7e]/g, '_').replace(/["\\]/g, '_')
  if (ascii === name) return { 'Content-Disposition': `attachment; filename="${ascii}"` }
  const encoded = encodeURIComponent(name).replace(/%20/g, '+')
  return { 'Content-Disposition': `attachment; filename="${ascii}"; filename*=UTF-8''${encoded}` }
}
