import { RedropError } from './errors.ts'

export type FileSystem = 'my' | 'share' | 'trash' | 'shared_with_me'

/** A `cloudreve://` URI taken apart and decoded (contract §10). */
export interface CloudreveUri {
  readonly fs: FileSystem
  /** User or share id before the `@`. */
  readonly id: string | null
  /** Password of a share. */
  readonly password: string | null
  /** Decoded names from the root down, byte for byte as the server has them: never normalised. */
  readonly path: readonly string[]
}

const fileSystems: readonly string[] = ['my', 'share', 'trash', 'shared_with_me'] satisfies FileSystem[]
const shape = /^cloudreve:\/\/(?:([^@/]*)@)?([^@/]*)(\/.*)?$/is

/**
 * Takes a URI apart and cleans its path as the server does (`//`, `.`, `..`, trailing `/`). A raw `#` or `?` is refused:
 * the server would cut the name there and act on another file. Throws RedropError `bad-uri`.
 */
export function parseUri(text: string): CloudreveUri {
  const parts = /[#?]/.test(text) ? null : shape.exec(text)
  const fs = parts?.[2]?.toLowerCase()
  if (!parts || !isFileSystem(fs)) throw badUri(text)
  const [id, password, ...more] = (parts[1] ?? '').split(':')
  if (more.length > 0) throw badUri(text)
  return {
    fs,
    id: emptyToNull(decode(id ?? '', text)),
    password: emptyToNull(decode(password ?? '', text)),
    path: cleanPath(
      (parts[3] ?? '').split('/').map((segment) => decode(segment, text)),
      text,
    ),
  }
}

/** The one spelling of a URI, which is also the server's. Throws RedropError `bad-uri` for a name no path can carry. */
export function formatUri(uri: CloudreveUri): string {
  const shown = uri.path.join('/')
  if (!uri.path.every(isName)) throw badUri(shown)
  const password = uri.password === null ? '' : `:${encode(uri.password, shown)}`
  const user = uri.id === null && password === '' ? '' : `${encode(uri.id ?? '', shown)}${password}@`
  return `cloudreve://${user}${uri.fs}${uri.path.map((name) => `/${encode(name, shown)}`).join('')}`
}

/** The URI of `name` in a folder. */
export function joinUri(folder: string, name: string): string {
  const uri = parseUri(folder)
  return formatUri({ ...uri, path: [...uri.path, name] })
}

/** The URI of the folder above; null above the root. */
export function parentUri(text: string): string | null {
  const uri = parseUri(text)
  return uri.path.length === 0 ? null : formatUri({ ...uri, path: uri.path.slice(0, -1) })
}

/** The last name of a URI, decoded; empty for the root. */
export function fileName(text: string): string {
  return parseUri(text).path.at(-1) ?? ''
}

/** A place for people: names as they are, nothing escaped. */
export function shownPlace(uri: string): string {
  const { fs, path } = parseUri(uri)
  return `cloudreve://${[fs, ...path].join('/')}`
}

/** Same place: compared decoded, byte for byte. A user's own id spelled out is not the same as none. */
export function sameUri(a: string, b: string): boolean {
  return a === b || formatUri(parseUri(a)) === formatUri(parseUri(b))
}

function cleanPath(segments: readonly string[], text: string): string[] {
  const path: string[] = []
  for (const segment of segments) {
    // An encoded slash would become a separator on the server.
    if (segment.includes('/')) throw badUri(text)
    if (segment === '..') path.pop()
    else if (segment !== '' && segment !== '.') path.push(segment)
  }
  return path
}

function isName(name: string): boolean {
  return name !== '' && name !== '.' && name !== '..' && !name.includes('/')
}

function isFileSystem(text: string | undefined): text is FileSystem {
  return text !== undefined && fileSystems.includes(text)
}

function emptyToNull(text: string): string | null {
  return text === '' ? null : text
}

function encode(text: string, uri: string): string {
  try {
    return encodeURIComponent(text)
  } catch {
    throw badUri(uri)
  }
}

function decode(text: string, uri: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    throw badUri(uri)
  }
}

function badUri(uri: string): RedropError {
  return new RedropError('bad-uri', { uri })
}
