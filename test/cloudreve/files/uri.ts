import { ApiError } from '../http/reply.ts'
import { decodeName, encodeName } from './names.ts'

export type FileSystem = 'my' | 'share' | 'trash' | 'shared_with_me'

export interface FileUri {
  readonly fs: FileSystem
  /** User part: a user or share id, '' without one. */
  readonly id: string
  /** Scheme, user part and host as they go into replies. */
  readonly base: string
  /** Decoded and cleaned. */
  readonly segments: readonly string[]
  readonly search: URLSearchParams
  /** From a raw `#` on, '' without one; the real server echoes it in the reply of a PUT. */
  readonly fragment: string
}

const fileSystems: readonly string[] = ['my', 'share', 'trash', 'shared_with_me']
// eslint-disable-next-line no-control-regex -- Go's URL parser refuses exactly these
const controlCharacter = /[\0-\x1f\x7f]/

/** Parses as the real server does: everything from a raw `#` on is ignored, `?` starts the search (contract §10). */
export function parseUri(text: string, unknown = 'unknown uri'): FileUri {
  const match = /^cloudreve:\/\/([^/?#]*)([^?#]*)(?:\?([^#]*))?(#.*)?$/is.exec(text)
  if (match === null || controlCharacter.test(text)) throw new ApiError(40001, unknown)
  const [, authority = '', path = '', search = '', fragment = ''] = match
  const decoded = decodeName(path)
  if (decoded === null) throw new ApiError(40001, unknown)
  const at = authority.lastIndexOf('@')
  const fs = authority.slice(at + 1).toLowerCase()
  if (!fileSystems.includes(fs)) throw new ApiError(-1, '')
  return {
    fs: fs as FileSystem,
    id: authority.slice(0, Math.max(at, 0)).replace(/:.*/s, ''),
    base: `cloudreve://${authority}`,
    segments: clean(decoded),
    search: new URLSearchParams(search),
    fragment,
  }
}

export function formatUri(base: string, segments: readonly string[]): string {
  return `${base}/${segments.map(encodeName).join('/')}`
}

/** The form in which batch replies name an uri: no trailing slash. */
export function canonicalUri(uri: FileUri): string {
  return uri.segments.length === 0 ? uri.base : formatUri(uri.base, uri.segments)
}

function clean(path: string): string[] {
  const segments: string[] = []
  for (const segment of path.split('/')) {
    if (segment === '..') segments.pop()
    else if (segment !== '' && segment !== '.') segments.push(segment)
  }
  return segments
}
