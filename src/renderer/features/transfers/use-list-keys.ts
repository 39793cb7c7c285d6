import { ref } from 'vue'
import { whenDrawn } from '../../ui/index.ts'
import type { Entries } from './panel-entries.ts'

export interface ListKeysParts {
  readonly entries: () => Entries
  readonly scroller: () => HTMLElement | null
  readonly scrollTo: (index: number) => void
}

/** Moves the focus from row to row with the arrow keys, Home and End; rows that are not drawn yet are scrolled to. */
export function useListKeys({ entries, scroller, scrollTo }: ListKeysParts) {
  /** Id of the transfer that has the focus, or had it last. */
  const at = ref<string | null>(null)

  async function go(index: number): Promise<void> {
    const entry = entries().at(index)
    if (entry?.kind !== 'transfer') return
    at.value = entry.item.id
    scrollTo(index)
    const row = await whenDrawn(() =>
      [...(scroller()?.querySelectorAll<HTMLElement>('article') ?? [])].find(
        ({ dataset }) => dataset['id'] === at.value,
      ),
    )
    row?.focus({ preventScroll: true })
  }

  function onKeydown(event: KeyboardEvent): void {
    const isRow = event.target === scroller() || (event.target as HTMLElement).matches('article')
    if (!isRow || event.ctrlKey || event.metaKey || event.altKey) return
    const { length } = entries()
    const moves: Readonly<Partial<Record<string, () => number | undefined>>> = {
      ArrowDown: () => rowFrom(placeOf(at.value) + 1, 1) ?? rowFrom(length - 1, -1),
      ArrowUp: () => rowFrom(placeOf(at.value) - 1, -1) ?? rowFrom(0, 1),
      Home: () => rowFrom(0, 1),
      End: () => rowFrom(length - 1, -1),
    }
    const to = moves[event.key]?.()
    if (to === undefined) return
    event.preventDefault()
    void go(to)
  }

  /** The nearest row from an index on. */
  function rowFrom(index: number, step: 1 | -1): number | undefined {
    for (let one = index; one >= 0 && one < entries().length; one += step)
      if (entries().at(one)?.kind === 'transfer') return one
    return undefined
  }

  /** −1: it is not in the list. */
  function placeOf(id: string | null): number {
    const isIt = (index: number): boolean => {
      const entry = entries().at(index)
      return entry?.kind === 'transfer' && entry.item.id === id
    }
    for (let index = 0; index < entries().length; index++) if (isIt(index)) return index
    return -1
  }

  return { at, onKeydown }
}
