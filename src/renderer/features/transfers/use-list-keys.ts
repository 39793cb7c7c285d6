import { nextTick, ref } from 'vue'
import type { Entry } from './panel-entries.ts'

export interface ListKeysParts {
  readonly entries: () => readonly Entry[]
  readonly scroller: () => HTMLElement | null
  readonly scrollTo: (index: number) => void
}

/** Moves the focus from row to row with the arrow keys, Home and End; rows that are not drawn yet are scrolled to. */
export function useListKeys({ entries, scroller, scrollTo }: ListKeysParts) {
  /** Id of the transfer that has the focus, or had it last. */
  const at = ref<string | null>(null)

  async function go(index: number): Promise<void> {
    const entry = entries()[index]
    if (entry?.kind !== 'transfer') return
    at.value = entry.item.id
    scrollTo(index)
    await nextTick()
    const rows = scroller()?.querySelectorAll<HTMLElement>('article') ?? []
    Array.from(rows)
      .find((row) => row.dataset['id'] === entry.item.id)
      ?.focus({ preventScroll: true })
  }

  function onKeydown(event: KeyboardEvent): void {
    const isRow = event.target === scroller() || (event.target as HTMLElement).matches('article')
    if (!isRow || event.ctrlKey || event.metaKey || event.altKey) return
    const rows = entries().flatMap((entry, index) => (entry.kind === 'transfer' ? [index] : []))
    const now = entries().findIndex((entry) => entry.kind === 'transfer' && entry.item.id === at.value)
    const last = rows.at(-1)
    const to = {
      ArrowDown: rows.find((index) => index > now) ?? last,
      ArrowUp: now < 0 ? rows[0] : (rows.findLast((index) => index < now) ?? rows[0]),
      Home: rows[0],
      End: last,
    }[event.key]
    if (to === undefined) return
    event.preventDefault()
    void go(to)
  }

  return { at, onKeydown }
}
