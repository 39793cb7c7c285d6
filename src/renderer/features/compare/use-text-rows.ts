import { useVirtualizer } from '@tanstack/vue-virtual'
import { computed, ref, watch, type Ref } from 'vue'
import { columnRows, sideRows, type Row } from './rows.ts'
import type { Merge } from './use-merge.ts'

/** Height of a line, and the most that a field to write in takes, pixels. */
const lineHeight = 20
const mostForWriting = 400

export type TextLayout = 'sides' | 'column'
export type TextEntry =
  | { readonly kind: 'row'; readonly row: Row }
  | { readonly kind: 'writing'; readonly piece: number; readonly height: number }

/** The lines that are in view, of texts of any length, and the line that the keys are at. */
export function useTextRows(
  merge: Merge,
  layout: () => TextLayout,
  isResult: () => boolean,
  scroller: Readonly<Ref<HTMLElement | null>>,
) {
  /** Index of an entry. */
  const active = ref(0)

  const rows = computed(() => (layout() === 'sides' ? sideRows : columnRows)(merge.pieces.value, isResult()))
  const entries = computed<readonly TextEntry[]>(() => {
    const writing = merge.writing.value
    const all = rows.value.map((row) => ({ kind: 'row', row }) as const)
    if (!writing) return all
    const first = rows.value.findIndex(({ piece }) => piece >= writing.at)
    const own = rows.value.filter(({ piece }) => piece === writing.at).length
    const lines = Math.max(writing.lines.length, own, 2) + 1
    const height = Math.min(mostForWriting, lines * lineHeight + 56)
    const at = first < 0 ? all.length : first
    return [...all.slice(0, at), { kind: 'writing', piece: writing.at, height }, ...all.slice(at + own)]
  })
  const longest = computed(() =>
    rows.value.reduce(
      (most, { left, right }) => Math.max(most, left?.text.length ?? 0, right?.text.length ?? 0),
      0,
    ),
  )

  const virtualizer = useVirtualizer(
    computed(() => ({
      count: entries.value.length,
      getScrollElement: () => scroller.value,
      estimateSize: (index: number) => heightOf(entries.value[index]),
      overscan: 12,
    })),
  )
  watch(entries, () => virtualizer.value.measure())
  const shown = computed(() =>
    virtualizer.value.getVirtualItems().flatMap(({ index, start, size }) => {
      const entry = entries.value[index]
      return entry
        ? [{ entry, index, style: { transform: `translateY(${start}px)`, height: `${size}px` } }]
        : []
    }),
  )

  function goTo(index: number): void {
    active.value = Math.min(Math.max(index, 0), entries.value.length - 1)
    virtualizer.value.scrollToIndex(active.value)
  }

  // The difference that is looked at comes into view.
  watch(merge.current, (piece) => {
    const index = entries.value.findIndex((entry) => pieceOf(entry) === piece)
    if (index < 0) return
    active.value = index
    virtualizer.value.scrollToIndex(index, { align: 'center' })
  })
  watch([merge.writing, layout], () => (active.value = Math.min(active.value, entries.value.length - 1)))

  return {
    active,
    entries,
    longest,
    shown,
    height: computed(() => virtualizer.value.getTotalSize()),
    /** Arrow keys, Page Up and Down, Home and End; false: another key. */
    move(key: string): boolean {
      const page = Math.max(1, Math.floor((scroller.value?.clientHeight ?? 0) / lineHeight) - 2)
      const steps: Readonly<Record<string, number>> = {
        ArrowUp: -1,
        ArrowDown: 1,
        PageUp: -page,
        PageDown: page,
        Home: -entries.value.length,
        End: entries.value.length,
      }
      const step = steps[key]
      if (step === undefined) return false
      goTo(active.value + step)
      return true
    },
  }
}

function heightOf(entry: TextEntry | undefined): number {
  return entry?.kind === 'writing' ? entry.height : lineHeight
}

export function pieceOf(entry: TextEntry): number {
  return entry.kind === 'row' ? entry.row.piece : entry.piece
}
