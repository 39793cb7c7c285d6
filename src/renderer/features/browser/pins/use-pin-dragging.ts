import { useEventListener } from '@vueuse/core'
import { shallowRef, type Ref } from 'vue'
import type { Row } from '../../../../shared/ipc/contract.ts'
import { usePins } from '../../../stores/browser-pins.ts'
import { useBrowser } from '../../../stores/browser.ts'
import { carried, carries, carry } from '../drag/carried.ts'

interface Options {
  readonly place: (id: string, before: string | null) => Promise<void>
  readonly add: (rows: readonly Row[]) => Promise<void>
}

/** Rows of the list are pinned by dragging them here, and pins are put in another order. */
export function usePinDragging(section: Ref<HTMLElement | null>, { place, add }: Options) {
  const pins = usePins()
  const browser = useBrowser()
  /** Where a pin would go: id of the one below, `end`; null: none is dragged. */
  const gap = shallowRef<string | null>(null)
  /** Rows are over the section. */
  const takes = shallowRef(false)

  function idAt(event: Event): string | null {
    const element = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-pin]') : null
    return element?.dataset['pin'] ?? null
  }

  function gapAt(event: DragEvent): string {
    const element = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-pin]') : null
    const id = element?.dataset['pin']
    if (!element || id === undefined) return 'end'
    const { top, height } = element.getBoundingClientRect()
    if (event.clientY < top + height / 2) return id
    const ids = pins.pins.map(({ file }) => file.id)
    return ids[ids.indexOf(id) + 1] ?? 'end'
  }

  function end(): void {
    gap.value = null
    takes.value = false
  }

  useEventListener(section, 'dragstart', (event: DragEvent) => {
    const id = idAt(event)
    if (id !== null && event.dataTransfer) carry(event.dataTransfer, 'pin', [id])
  })
  useEventListener(section, ['dragenter', 'dragover'], (event: DragEvent) => {
    const data = event.dataTransfer
    if (!data) return
    if (carries(data, 'pin')) {
      gap.value = gapAt(event)
      data.dropEffect = 'move'
    } else if (carries(data, 'rows')) {
      takes.value = true
      data.dropEffect = 'link'
    } else return
    event.preventDefault()
  })
  useEventListener(section, 'dragleave', (event: DragEvent) => {
    const to = event.relatedTarget
    if (!(to instanceof Node && section.value?.contains(to))) end()
  })
  useEventListener(section, 'drop', (event: DragEvent) => {
    const data = event.dataTransfer
    if (!data) return
    if (carries(data, 'pin')) {
      const [id] = carried(data, 'pin')
      const before = gapAt(event)
      if (id !== undefined && id !== before) void place(id, before === 'end' ? null : before)
    } else if (carries(data, 'rows')) {
      const ids = new Set(carried(data, 'rows'))
      void add(browser.rows.filter(({ file }) => ids.has(file.id)))
    } else return
    event.preventDefault()
    end()
  })
  useEventListener(window, 'dragend', end)

  return { gap, takes }
}
