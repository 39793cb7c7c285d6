import { moveTo, selectAll, toggle, type Selection } from './selection.ts'
import type { createTypeAhead } from './type-ahead.ts'

interface Rows {
  readonly ids: readonly string[]
  readonly names: readonly string[]
  /** Rows that a page of the list shows. */
  readonly pageSize: number
}

type Pressed = Pick<KeyboardEvent, 'key' | 'shiftKey' | 'ctrlKey' | 'metaKey' | 'altKey'>

/** The selection after a key; null: the key is not the list's. */
export function afterKey(
  event: Pressed,
  selection: Selection,
  rows: Rows,
  typeAhead: ReturnType<typeof createTypeAhead>,
): Selection | null {
  const { ids, names, pageSize } = rows
  const mod = event.ctrlKey || event.metaKey
  if (event.altKey || ids.length === 0) return null
  const at = selection.active === null ? -1 : ids.indexOf(selection.active)
  const modifiers = { range: event.shiftKey, add: mod }
  const go = (index: number) => moveTo(selection, ids, index, modifiers)

  switch (event.key) {
    case 'ArrowDown':
      return go(at + 1)
    case 'ArrowUp':
      return go(at < 0 ? ids.length - 1 : at - 1)
    case 'PageDown':
      return go(at + pageSize)
    case 'PageUp':
      return go(at - pageSize)
    case 'Home':
      return go(0)
    case 'End':
      return go(ids.length - 1)
    case 'Escape':
      return selection.selected.size > 0 ? { ...selection, selected: new Set() } : null
    case ' ':
      if (!typeAhead.typing() && selection.active !== null) return toggle(selection, selection.active)
  }
  if (mod) return event.key.toLowerCase() === 'a' ? selectAll(ids, selection) : null
  if (Array.from(event.key).length !== 1 || (event.key === ' ' && !typeAhead.typing())) return null
  const found = typeAhead.find(event.key, names, at)
  return found < 0 ? selection : moveTo(selection, ids, found, { range: false, add: false })
}
