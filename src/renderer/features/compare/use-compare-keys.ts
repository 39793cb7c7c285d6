import { useEventListener } from '@vueuse/core'

/** What is typed there is text; a choice among views is none. */
const field = 'input:not([type=radio], [type=checkbox]), textarea, select'

interface CompareKeys {
  step(step: 1 | -1): void
  /** Alt →: the server's, and back. */
  take(): void
  save(): void
  /** 1 and 2, for what is to be chosen. */
  choose(side: 'left' | 'right'): void
}

/** Keys of a comparison, wherever the focus is on its page; a dialog has them for itself. */
export function useCompareKeys(keys: CompareKeys): void {
  useEventListener(document, 'keydown', (event: KeyboardEvent) => {
    if (event.isComposing || document.querySelector('[aria-modal="true"]')) return
    const isField = event.target instanceof Element && event.target.matches(field)
    const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey
    if (event.key === 'F7' && isPlain) keys.step(event.shiftKey ? -1 : 1)
    else if (event.key.toLowerCase() === 's' && (event.ctrlKey || event.metaKey) && !event.altKey) keys.save()
    else if (isField) return
    else if (event.key === 'ArrowRight' && event.altKey) keys.take()
    else if (isPlain && (event.key === '1' || event.key === '2'))
      keys.choose(event.key === '1' ? 'left' : 'right')
    else return
    event.preventDefault()
  })
}
