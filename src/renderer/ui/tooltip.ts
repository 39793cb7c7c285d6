import { shallowRef, type ShallowRef } from 'vue'

export interface Tip {
  readonly element: Element
  readonly text: string
  /** As on this platform's keys. */
  readonly keys: string | undefined
  readonly side: 'top' | 'right' | 'bottom' | 'left'
}

/** Milliseconds that a pointer rests before a tooltip shows, and within which the next one shows at once. */
const rest = 500
const again = 300

const shown = shallowRef<Tip | null>(null)
let waiting: ReturnType<typeof setTimeout> | undefined
let over: Element | null = null
let hiddenAt = -Infinity

/** The one tooltip of the page. One of its own for each of hundreds of buttons cost more than the buttons. */
export const tooltip = {
  shown: shown as Readonly<ShallowRef<Tip | null>>,

  /** The pointer is over an element. */
  enter(tip: Tip): void {
    if (over === tip.element) return
    over = tip.element
    clearTimeout(waiting)
    if (performance.now() - hiddenAt < again) shown.value = tip
    else waiting = setTimeout(() => (shown.value = tip), rest)
  },

  show(tip: Tip): void {
    clearTimeout(waiting)
    shown.value = tip
  },

  /** The pointer left it, or the focus. */
  leave(element: Element): void {
    if (over === element) {
      over = null
      clearTimeout(waiting)
    }
    if (shown.value?.element === element) tooltip.hide()
  },

  /** Until the pointer comes anew. */
  hide(): void {
    clearTimeout(waiting)
    if (shown.value !== null) hiddenAt = performance.now()
    shown.value = null
  },
}
