import type { LineEnd } from '../../../shared/model/index.ts'

const ends = { lf: '\n', crlf: '\r\n', cr: '\r', mixed: '\n', none: '\n' } as const

export function lineEndOf(text: string): LineEnd {
  const kinds = new Set<'lf' | 'crlf' | 'cr'>()
  for (const [end] of text.matchAll(/\r\n|\r|\n/g)) {
    kinds.add(end === '\n' ? 'lf' : end === '\r' ? 'cr' : 'crlf')
    if (kinds.size > 1) return 'mixed'
  }
  const [only = 'none'] = kinds
  return only
}

/**
 * Lines without their ends; text that ends with one has an empty last line. Of `mixed` ends each `\r` stays with its
 * line, so that joining gives the same text.
 */
export function splitLines(text: string, end: LineEnd): string[] {
  return text.split(ends[end])
}

export function joinLines(lines: readonly string[], end: LineEnd): string {
  return lines.join(ends[end])
}

/** Whether there are more than `most`, without splitting. */
export function hasMoreLines(text: string, most: number): boolean {
  let count = 1
  for (const _end of text.matchAll(/\r\n|\r|\n/g)) if (++count > most) return true
  return false
}
