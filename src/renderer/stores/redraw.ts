import { onScopeDispose, shallowRef, triggerRef } from 'vue'

/** Up to so many, everything about all of them is worked out at every change. */
const few = 500
/** Milliseconds between two times where there are more: hundreds can change in a second, and nobody reads them that fast. */
const pause = 250

/** When what is worked out from all transfers is worked out again. */
export function createRedraw(count: () => number) {
  const changes = shallowRef(0)
  let due: ReturnType<typeof setTimeout> | null = null

  function now(): void {
    if (due !== null) clearTimeout(due)
    due = null
    triggerRef(changes)
  }
  onScopeDispose(() => due !== null && clearTimeout(due))

  return {
    /** To be called by what is worked out. */
    track: () => changes.value,
    /** Something changed; what cannot wait is `urgent`. */
    changed(urgent: boolean): void {
      if (urgent || count() <= few) now()
      else due ??= setTimeout(now, pause)
    },
  }
}
