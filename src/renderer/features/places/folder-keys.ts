import type { createTypeAhead } from '../browser/logic/type-ahead.ts'

interface Rows {
  readonly names: readonly string[]
  /** Rows that a page of the list shows. */
  readonly rows: number
}

type Pressed = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey'>

/** Where the keyboard goes after a key; null: the key is not the list's. */
export function indexAfterKey(
  event: Pressed,
  at: number,
  { names, rows }: Rows,
  typeAhead: ReturnType<typeof createTypeAhead>,
): number | null {
  if (event.altKey || event.ctrlKey || event.metaKey || names.length === 0) return null
  const within = (index: number) => Math.min(Math.max(index, 0), names.length - 1)
  switch (event.key) {
    case 'ArrowDown':
      return within(at + 1)
    case 'ArrowUp':
      return within(at - 1)
    case 'PageDown':
      return within(at + rows)
    case 'PageUp':
      return within(at - rows)
    case 'Home':
      return 0
    case 'End':
      return names.length - 1
  }
  if (Array.from(event.key).length !== 1) return null
  const found = typeAhead.find(event.key, names, at)
  return found < 0 ? at : found
}
