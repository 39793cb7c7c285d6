import { watch } from 'vue'

/** Once something is shown after a sign-in or a change of page, the keyboard is there: nothing else has it. */
export function useFocusList(shown: () => boolean, focus: () => void): void {
  const stop = watch(
    shown,
    (is) => {
      if (!is) return
      stop()
      if (document.activeElement === null || document.activeElement === document.body) focus()
    },
    { flush: 'post' },
  )
}
