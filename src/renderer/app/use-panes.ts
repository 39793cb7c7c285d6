import { useEventListener } from '@vueuse/core'

const stops = 'a[href], button:enabled, input:enabled, select:enabled, textarea:enabled, [tabindex]'

/** F6 and Shift F6 go from one pane (`data-pane`) of the window to the next. A dialog keeps the focus. */
export function usePanes(): void {
  useEventListener(window, 'keydown', (event: KeyboardEvent) => {
    if (event.key !== 'F6' || event.ctrlKey || event.metaKey || event.altKey) return
    if (document.querySelector('[aria-modal="true"]')) return
    event.preventDefault()
    const panes = [...document.querySelectorAll<HTMLElement>('[data-pane]')].flatMap((pane) => {
      const stop = firstStop(pane)
      return stop ? [{ pane, stop }] : []
    })
    // A pane may lie in another one: the innermost is where the keyboard is.
    const now = panes.findLastIndex(({ pane }) => pane.contains(document.activeElement))
    const next = event.shiftKey ? (now <= 0 ? panes.length - 1 : now - 1) : (now + 1) % panes.length
    panes[next]?.stop.focus()
  })
}

/** What Tab would reach first, or what the pane marks as its own beginning. */
function firstStop(pane: HTMLElement): HTMLElement | undefined {
  const all = [...pane.querySelectorAll<HTMLElement>(stops)].filter((one) => one.tabIndex >= 0)
  return all.find((one) => one.matches('[data-pane-focus], [aria-current="page"]')) ?? all[0]
}
