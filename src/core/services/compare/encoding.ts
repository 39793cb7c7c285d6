import { Buffer } from 'node:buffer'
import { detect } from 'chardet'
import iconv from 'iconv-lite'
import type { TextEncoding } from '../../../shared/model/index.ts'

const marks = {
  'utf-8-bom': Buffer.from([0xef, 0xbb, 0xbf]),
  'utf-16le': Buffer.from([0xff, 0xfe]),
  'utf-16be': Buffer.from([0xfe, 0xff]),
} as const

/** Enough to tell encodings apart by the letters that are used. */
const sample = 256 * 1024

/** Controls that no text has, in encodings that nothing else vouches for. */
// eslint-disable-next-line no-control-regex -- they are what is looked for
const controls = /[\0-\x07\x0b\x0e-\x1a\x1c-\x1f]/

/** The text and how it is written; null: no text, or one that could not be written back byte for byte. */
export function decodeText(bytes: Buffer): { readonly text: string; readonly encoding: TextEncoding } | null {
  const encoding = encodingOf(bytes)
  if (encoding === null) return null
  const text = decode(bytes, encoding)
  return encodeText(text, encoding).bytes.equals(bytes) ? { text, encoding } : null
}

/** `lost`: characters that the encoding does not have, each once; they are question marks in `bytes`. */
export function encodeText(
  text: string,
  encoding: TextEncoding,
): { readonly bytes: Buffer; readonly lost: readonly string[] } {
  switch (encoding) {
    case 'utf-8':
      return unicode(Buffer.from(text, 'utf8'), text)
    case 'utf-8-bom':
      return unicode(Buffer.concat([marks[encoding], Buffer.from(text, 'utf8')]), text)
    case 'utf-16le':
      return { bytes: Buffer.concat([marks[encoding], Buffer.from(text, 'utf16le')]), lost: [] }
    case 'utf-16be':
      return { bytes: Buffer.concat([marks[encoding], Buffer.from(text, 'utf16le').swap16()]), lost: [] }
    case 'latin-1':
    case 'windows-1252':
    case 'gb18030': {
      const bytes = iconv.encode(text, name(encoding))
      const isWhole = iconv.decode(bytes, name(encoding)) === text
      return { bytes, lost: isWhole ? [] : lostIn(text, encoding) }
    }
  }
}

/** Halves of characters exist in UTF-16 only. */
function unicode(bytes: Buffer, text: string) {
  return { bytes, lost: text.isWellFormed() ? [] : ['\ufffd'] }
}

function lostIn(text: string, encoding: 'latin-1' | 'windows-1252' | 'gb18030'): string[] {
  return [...new Set(text)].filter(
    (character) => iconv.decode(iconv.encode(character, name(encoding)), name(encoding)) !== character,
  )
}

function encodingOf(bytes: Buffer): TextEncoding | null {
  for (const encoding of ['utf-8-bom', 'utf-16le', 'utf-16be'] as const)
    if (bytes.subarray(0, marks[encoding].length).equals(marks[encoding]))
      return encoding === 'utf-8-bom' || bytes.length % 2 === 0 ? encoding : null
  // Without a mark only content that is no text has it.
  if (bytes.includes(0)) return null
  if (isUtf8(bytes)) return 'utf-8'
  if (controls.test(bytes.toString('latin1'))) return null
  const found = detect(bytes.subarray(0, sample))
  if (found === 'GB18030' && isWhole(bytes, 'gb18030')) return 'gb18030'
  return isWhole(bytes, 'windows-1252') && hasC1(bytes) ? 'windows-1252' : 'latin-1'
}

function isUtf8(bytes: Buffer): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
    return true
  } catch {
    return false
  }
}

function isWhole(bytes: Buffer, encoding: 'gb18030' | 'windows-1252'): boolean {
  return iconv.encode(iconv.decode(bytes, name(encoding)), name(encoding)).equals(bytes)
}

/** Letters and quotes of Windows where Latin-1 has controls. */
function hasC1(bytes: Buffer): boolean {
  return bytes.some((byte) => byte >= 0x80 && byte < 0xa0)
}

function decode(bytes: Buffer, encoding: TextEncoding): string {
  switch (encoding) {
    case 'utf-8':
      return bytes.toString('utf8')
    case 'utf-8-bom':
      return bytes.subarray(marks[encoding].length).toString('utf8')
    case 'utf-16le':
      return bytes.subarray(2).toString('utf16le')
    case 'utf-16be':
      return Buffer.from(bytes.subarray(2)).swap16().toString('utf16le')
    case 'latin-1':
    case 'windows-1252':
    case 'gb18030':
      return iconv.decode(bytes, name(encoding))
  }
}

function name(encoding: 'latin-1' | 'windows-1252' | 'gb18030'): string {
  return encoding === 'latin-1' ? 'iso-8859-1' : encoding
}
