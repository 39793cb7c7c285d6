export interface ByteRange {
  readonly start: number
  /** Exclusive. */
  readonly end: number
}

export type RangeResult =
  | { readonly kind: 'whole' }
  | { readonly kind: 'ranges'; readonly ranges: readonly ByteRange[] }
  | { readonly kind: 'unsatisfiable' }
  | { readonly kind: 'malformed' }

/** The `Range` header as Go's file server reads it. */
export function parseRanges(header: string | undefined, size: number): RangeResult {
  if (header === undefined || header === '') return { kind: 'whole' }
  if (!header.startsWith('bytes=')) return { kind: 'malformed' }
  const specs = header.slice('bytes='.length).split(',')
  const parsed = specs
    .map((spec) => spec.trim())
    .filter((spec) => spec !== '')
    .map((spec) => parseOne(spec, size))
  if (parsed.includes('malformed')) return { kind: 'malformed' }
  const ranges = parsed.filter((range) => typeof range !== 'string')
  if (ranges.length === 0) return size === 0 ? { kind: 'whole' } : { kind: 'unsatisfiable' }
  const total = ranges.reduce((sum, range) => sum + range.end - range.start, 0)
  return total > size ? { kind: 'whole' } : { kind: 'ranges', ranges }
}

function parseOne(spec: string, size: number): ByteRange | 'malformed' | 'outside' {
  const match = /^(\d*)\s*-\s*(\d*)$/.exec(spec)
  const [, first = '', last = ''] = match ?? []
  if (match === null || (first === '' && last === '')) return 'malformed'
  if (first === '') {
    return { start: size - Math.min(Number(last), size), end: size }
  }
  if (last !== '' && Number(last) < Number(first)) return 'malformed'
  if (Number(first) >= size) return 'outside'
  return { start: Number(first), end: last === '' ? size : Math.min(Number(last) + 1, size) }
}
