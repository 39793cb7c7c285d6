import type { Policy } from '../state/types.ts'

/*
 * Names are byte strings on the server (contract §10). Bytes that are no UTF-8 are kept as lone surrogates
 * U+DC80…U+DCFF, one per byte; in replies they show as U+FFFD.
 */

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/** Percent-decodes one segment; null when an escape is broken. */
export function decodeName(text: string): string | null {
  if (/%(?![0-9a-f]{2})/i.test(text)) return null
  const bytes: number[] = []
  for (let i = 0; i < text.length;) {
    if (text.startsWith('%', i)) {
      bytes.push(parseInt(text.slice(i + 1, i + 3), 16))
      i += 3
    } else {
      const character = String.fromCodePoint(text.codePointAt(i) ?? 0)
      bytes.push(...Buffer.from(character, 'utf8'))
      i += character.length
    }
  }
  return fromBytes(Buffer.from(bytes))
}

/** As JavaScript's encodeURIComponent, bytes that are no UTF-8 included. */
export function encodeName(name: string): string {
  return name.replace(/[\uD800-\uDBFF][\uDC00-\uDFFF]|[^]/g, (character) => {
    const code = character.charCodeAt(0)
    const lone = character.length === 1 && code >= 0xdc80 && code <= 0xdcff
    return lone ? `%${(code - 0xdc00).toString(16).toUpperCase()}` : encodeURIComponent(character)
  })
}

export function shownName(name: string): string {
  return name.toWellFormed()
}

export function byteLength(name: string): number {
  return encodeName(name).replace(/%[0-9A-F]{2}/g, '.').length
}

export function isLegalName(name: string): boolean {
  const length = byteLength(name)
  return length >= 1 && length <= 255 && name !== '.' && name !== '..' && !/[\\/:*?"<>|]/.test(name)
}

/** Extension and name rules of a storage policy; they concern files only. */
export function policyAllowsName(policy: Policy, name: string): boolean {
  if (policy.extensions !== null) {
    const listed = policy.extensions.list.includes(extensionOf(name))
    if (listed === policy.extensions.deny) return false
  }
  if (policy.namePattern === null) return true
  try {
    return new RegExp(policy.namePattern.pattern, 'u').test(name) !== policy.namePattern.deny
  } catch {
    // A broken pattern refuses every name (contract §0, 40052).
    return false
  }
}

/** Lower-cased part after the last dot, '' without one. */
export function extensionOf(name: string): string {
  const dot = name.lastIndexOf('.')
  return dot < 0 ? '' : name.slice(dot + 1).toLowerCase()
}

/**
 * A local policy stores a blob as `<uid>_<8 random>_<name>`: names that make this longer than 255 bytes, or that hold
 * a NUL, fail at the file system at every attempt (contract §10).
 */
export function fitsLocalStore(userId: number, name: string): boolean {
  return !name.includes('\0') && byteLength(`${userId}_12345678_${name}`) <= 255
}

function fromBytes(bytes: Buffer): string {
  try {
    return utf8.decode(bytes)
  } catch {
    return decodeLoosely(bytes)
  }
}

function decodeLoosely(bytes: Buffer): string {
  let text = ''
  for (let i = 0; i < bytes.length;) {
    const length = [1, 2, 3, 4].find((count) => isValid(bytes.subarray(i, i + count)))
    if (length === undefined) text += String.fromCharCode(0xdc00 + (bytes[i] ?? 0))
    else text += bytes.subarray(i, i + length).toString('utf8')
    i += length ?? 1
  }
  return text
}

function isValid(bytes: Buffer): boolean {
  try {
    return utf8.decode(bytes).length > 0
  } catch {
    return false
  }
}
