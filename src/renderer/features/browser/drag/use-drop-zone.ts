import { useEventListener } from '@vueuse/core'
import { computed, ref, shallowRef, type Ref } from 'vue'
import { refusalOf, sameTarget, type DropTarget } from './drop-target.ts'

interface Options {
  /** What is below an element of the page; null: nothing that takes files. */
  readonly targetOf: (element: Element) => DropTarget | null
  readonly onDrop: (target: DropTarget, files: readonly File[], keepBoth: boolean) => void
}

/** Follows files that are dragged over the page. Only their count and types are known before they are dropped. */
export function useDropZone(zone: Ref<HTMLElement | null>, { targetOf, onDrop }: Options) {
  const count = ref(0)
  /** MIME types of the files, as far as the system knows them; empty for the rest. */
  const types = shallowRef<readonly string[]>([])
  /** Alt is held: what is there stays. */
  const keepBoth = ref(false)
  const pointer = shallowRef<{ x: number; y: number } | null>(null)
  const target = shallowRef<DropTarget | null>(null)

  function end(): void {
    count.value = 0
    types.value = []
    keepBoth.value = false
    pointer.value = null
    target.value = null
  }

  function follow(event: DragEvent): void {
    if (!carriesFiles(event.dataTransfer)) return
    event.preventDefault()
    const items = [...event.dataTransfer.items].filter((item) => item.kind === 'file')
    count.value = items.length
    if (items.some(({ type }, at) => type !== types.value[at])) types.value = items.map(({ type }) => type)
    keepBoth.value = event.altKey
    pointer.value = { x: event.clientX, y: event.clientY }
    const now = event.target instanceof Element ? targetOf(event.target) : null
    // The target keeps what it was when the drag came to it.
    if (!sameTarget(now, target.value)) target.value = now
    event.dataTransfer.dropEffect = accepted() ? 'copy' : 'none'
  }

  function accepted(): DropTarget | null {
    return target.value && refusalOf(target.value, count.value) === null ? target.value : null
  }

  function drop(event: DragEvent): void {
    if (!carriesFiles(event.dataTransfer)) return
    event.preventDefault()
    const goal = accepted()
    const files = [...event.dataTransfer.files]
    const beside = event.altKey
    end()
    if (goal && files.length > 0) onDrop(goal, files, beside)
  }

  function leave(event: DragEvent): void {
    const to = event.relatedTarget
    if (!(to instanceof Node && zone.value?.contains(to))) end()
  }

  useEventListener(zone, 'dragenter', follow)
  useEventListener(zone, 'dragover', follow)
  useEventListener(zone, 'dragleave', leave)
  useEventListener(zone, 'drop', drop)
  // A drag that is given up outside of the window tells nobody; the pointer moves only when none is under way.
  useEventListener(window, 'pointermove', () => pointer.value && end(), { passive: true })

  return { dragging: computed(() => pointer.value !== null), count, types, keepBoth, pointer, target }
}

function carriesFiles(data: DataTransfer | null): data is DataTransfer {
  return data?.types.includes('Files') ?? false
}
