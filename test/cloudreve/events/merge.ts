export interface FileEvent {
  readonly type: 'create' | 'modify' | 'rename' | 'delete'
  readonly file_id: string
  /** Decoded, relative to the watched folder. */
  readonly from: string
  readonly to: string
}

/** One event per file and debounce window; later ones fold into the first (contract §5.11). */
export function merge(pending: readonly FileEvent[], next: FileEvent): FileEvent[] {
  const index = pending.findIndex((event) => event.file_id === next.file_id)
  const first = pending[index]
  if (first === undefined) return [...pending, next]
  const merged = fold(first, next)
  return merged === null ? pending.toSpliced(index, 1) : pending.toSpliced(index, 1, merged)
}

function fold(first: FileEvent, next: FileEvent): FileEvent | null {
  if (next.type === 'modify') return first
  if (next.type === 'create') return first.type === 'delete' ? { ...next, type: 'modify' } : next
  if (next.type === 'delete') return first.type === 'create' ? null : next
  if (first.type === 'create') return { ...first, from: next.to }
  if (first.type === 'modify') return next
  return first.from === next.to ? null : { ...next, from: first.from }
}
