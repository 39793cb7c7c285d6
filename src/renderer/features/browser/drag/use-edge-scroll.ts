import { useRafFn } from '@vueuse/core'
import { watch, type Ref } from 'vue'

/** Pixels from an edge in which the list scrolls, and how far per frame at the very edge. */
const zone = 48
const fastest = 14

/** Pixels to scroll in this frame for a pointer at `y`. */
export function edgeSpeed(y: number, top: number, bottom: number): number {
  const above = top + zone - y
  const below = y - (bottom - zone)
  if (above > 0) return -Math.ceil((Math.min(above, zone) / zone) * fastest)
  return below > 0 ? Math.ceil((Math.min(below, zone) / zone) * fastest) : 0
}

/** Scrolls while files are held near the upper or lower edge. `pointer`: null while nothing is dragged. */
export function useEdgeScroll(
  list: () => HTMLElement | null,
  pointer: Ref<{ readonly x: number; readonly y: number } | null>,
): void {
  const { pause, resume } = useRafFn(
    () => {
      const element = list()
      if (!pointer.value || !element) return
      const { left, right, top, bottom } = element.getBoundingClientRect()
      const { x, y } = pointer.value
      if (x >= left && x <= right && y >= top && y <= bottom) element.scrollTop += edgeSpeed(y, top, bottom)
    },
    { immediate: false },
  )
  watch(
    () => pointer.value !== null,
    (dragging) => (dragging ? resume() : pause()),
  )
}
