import { extensionOf } from '../files/names.ts'
import { entityOf } from '../files/versions.ts'
import { ApiError } from '../http/reply.ts'
import type { Reply } from '../http/reply.ts'
import type { Call } from '../http/router.ts'
import type { Entity } from '../state/types.ts'
import { checkSignature } from './links.ts'
import { parseRanges } from './ranges.ts'
import { multipart, sendRange, sendWhole } from './send.ts'

const types: Readonly<Record<string, string>> = {
  ...{ txt: 'text/plain; charset=utf-8', html: 'text/html; charset=utf-8', json: 'application/json' },
  ...{ png: 'image/png', jpg: 'image/jpeg', pdf: 'application/pdf' },
}

/** GET and HEAD `/file/content/:version/:speed/:name`, signed; failures are JSON with status 200 (contract §5.9). */
export function download(call: Call): Reply {
  const { site, params } = call
  checkSignature(site, call.url)
  const version = params['version'] ?? ''
  const id = site.ids.decode('entity', version)
  const entity = id === null || id === 0 ? null : (entityOf(site, id) ?? null)
  if (entity === null && id !== 0) throw new ApiError(40077, 'Entity not exist')
  const name = params['name'] ?? ''
  const headers = {
    ...{ 'Cache-Control': 'public, max-age=86400', ETag: `"${version}"` },
    ...(call.request.method === 'HEAD' ? {} : { 'Content-Security-Policy': 'sandbox' }),
    ...disposition(call, name),
  }
  return conditional(call, headers) ?? ranged(call, entity, headers, types[extensionOf(name)])
}

/** 412 and 304; null when the content is wanted. */
function conditional(call: Call, base: Record<string, string> & { ETag: string }): Reply | null {
  const { 'if-match': match, 'if-none-match': noneMatch } = call.request.headers
  if (match !== undefined && !listed(match, base.ETag)) {
    return { status: 412, headers: base, body: '', code: null }
  }
  // Weak tags are good enough to save a transfer, not to prove that nothing changed.
  if (noneMatch === undefined || !listed(noneMatch.replaceAll('W/', ''), base.ETag)) return null
  return { status: 304, headers: base, body: nothing(), code: null }
}

function ranged(
  call: Call,
  entity: Entity | null,
  base: Record<string, string> & { ETag: string },
  type = 'application/octet-stream',
): Reply {
  const size = entity?.size ?? 0
  if (size < 0) return plainError(500, base, 'negative content size computed\n')
  const { 'if-range': ifRange, range: wanted } = call.request.headers
  const result = parseRanges(ifRange === undefined || ifRange === base.ETag ? wanted : undefined, size)
  if (result.kind === 'malformed') return plainError(416, base, 'invalid range\n')
  if (result.kind === 'unsatisfiable') {
    const headers = { ...base, 'Content-Range': `bytes */${size}` }
    return plainError(416, headers, 'invalid range: failed to overlap\n')
  }
  const source = { call, entity, size, headers: { ...base, 'Accept-Ranges': 'bytes', 'Content-Type': type } }
  if (result.kind === 'whole') return sendWhole(source)
  const [only, ...others] = result.ranges
  return only !== undefined && others.length === 0
    ? sendRange(source, only)
    : multipart(source, result.ranges)
}

/** A body that is none, without a length either. */
async function* nothing(): AsyncGenerator<never> {}

function listed(header: string, etag: string): boolean {
  return header.split(',').some((item) => ['*', etag].includes(item.trim()))
}

function plainError(status: number, headers: Record<string, string>, body: string): Reply {
  const plain = { 'Content-Type': 'text/plain; charset=utf-8', 'X-Content-Type-Options': 'nosniff' }
  return { status, headers: { ...headers, ...plain }, body, code: null }
}

function disposition(call: Call, name: string): Record<string, string> {
  if (call.query.get('download') !== 'true') return {}
  const ascii = name.replace(/[^\x20-\x7e]/g, '_').replace(/["\\]/g, '_')
  if (ascii === name) return { 'Content-Disposition': `attachment; filename="${ascii}"` }
  const encoded = encodeURIComponent(name).replace(/%20/g, '+')
  return { 'Content-Disposition': `attachment; filename="${ascii}"; filename*=UTF-8''${encoded}` }
}
