import { useEventListener } from '@vueuse/core'
import { onScopeDispose, readonly, ref, watch, type Ref } from 'vue'
import { useBrowser } from '../../stores/browser.ts'
import { passes, troubleOf } from './logic/trouble.ts'

/** Milliseconds until a site that cannot be reached is asked again, and one that has trouble of its own. */
const pauses = { offline: 15_000, server: 120_000 }
/** A list that is older than this, milliseconds, is fetched again when somebody comes back to it. */
const oldAge = 10_000

/**
 * Keeps the list fresh without being asked: after trouble has passed, and when the window is used again. Answers when it
 * tries again by itself, milliseconds since the epoch; null: it does not.
 */
export function useReload(): Readonly<Ref<number | null>> {
  const browser = useBrowser()
  const nextTry = ref<number | null>(null)
  let timer: ReturnType<typeof setTimeout> | undefined

  function wait(pause: number): void {
    nextTry.value = Date.now() + pause
    timer = setTimeout(() => {
      if (browser.loading) wait(pause)
      else void browser.reload()
    }, pause)
  }

  watch(
    () => browser.failure,
    (failure) => {
      clearTimeout(timer)
      nextTry.value = null
      if (failure && passes(failure)) wait(troubleOf(failure) === 'offline' ? pauses.offline : pauses.server)
    },
    { immediate: true },
  )
  onScopeDispose(() => clearTimeout(timer))
  useEventListener(window, 'focus', () => {
    const old = browser.listedAt !== null && Date.now() - browser.listedAt > oldAge
    if (old && !browser.loading) void browser.reload()
  })
  return readonly(nextTry)
}
