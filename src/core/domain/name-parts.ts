const encoder = new TextEncoder()
const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' })

/** Length of a name as the server and most file systems count it. */
export function byteLength(text: string): number {
  return encoder.encode(text).length
}

/** Lower-case extension without the dot: what follows the last dot. Null: none, as in `.profile` or `notes`. */
export function extensionOf(name: string): string | null {
  const dot = name.lastIndexOf('.')
  return dot > 0 && dot < name.length - 1 ? name.slice(dot + 1).toLowerCase() : null
}

/**
 * A name taken apart before what looks like its extension (`.xlsx`, `.tar.gz`): up to 16 characters without blanks. The
 * parts joined are the name again.
 */
export function splitName(name: string): { readonly stem: string; readonly extension: string } {
  const extension = /(?:\.tar)?\.[^.\s]{1,16}$/i.exec(name)?.[0] ?? ''
  return extension.length === name.length
    ? { stem: name, extension: '' }
    : { stem: name.slice(0, name.length - extension.length), extension }
}

/** The longest beginning of a text that fits, never cutting through a visible character. */
export function fitBytes(text: string, limit: number): string {
  let length = 0
  let fitting = ''
  for (const { segment } of graphemes.segment(text)) {
    length += byteLength(segment)
    if (length > limit) break
    fitting += segment
  }
  return fitting
}

/** For comparing names without case: NFC, then both foldings, because some letters have only one (`ß`, `ς`). */
export function foldName(name: string): string {
  return name.normalize('NFC').toUpperCase().toLowerCase().normalize('NFC')
}
