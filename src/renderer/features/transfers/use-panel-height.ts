import { useLocalStorage, useWindowSize } from '@vueuse/core'
import { computed } from 'vue'

const least = 180
const usual = 360
const step = 32

/** Height of the panel, in pixels: 180 to 60 % of the window, remembered. */
export function usePanelHeight() {
  const wanted = useLocalStorage('transfers-height', usual)
  const { height: windowHeight } = useWindowSize()
  const most = computed(() => Math.max(least, Math.floor(windowHeight.value * 0.6)))
  const height = computed(() => Math.min(most.value, Math.max(least, wanted.value)))

  function set(to: number): void {
    wanted.value = Math.min(most.value, Math.max(least, Math.round(to)))
  }

  return {
    height,
    least,
    most,
    /** Follows the pointer from where the handle is taken until it is let go. */
    onPointerdown(event: PointerEvent): void {
      const handle = event.currentTarget as HTMLElement
      const from = height.value + event.clientY
      handle.setPointerCapture(event.pointerId)
      const move = (moved: PointerEvent) => set(from - moved.clientY)
      handle.addEventListener('pointermove', move)
      handle.addEventListener('lostpointercapture', () => handle.removeEventListener('pointermove', move), {
        once: true,
      })
    },
    onKeydown(event: KeyboardEvent): void {
      const to: Readonly<Record<string, number>> = {
        ArrowUp: height.value + step,
        ArrowDown: height.value - step,
        Home: least,
        End: most.value,
      }
      const wished = to[event.key]
      if (wished === undefined) return
      event.preventDefault()
      set(wished)
    },
  }
}
