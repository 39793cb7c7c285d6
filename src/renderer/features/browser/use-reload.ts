import { useEventListener, useIntervalFn } from '@vueuse/core'
import { useBrowser } from '../../stores/browser.ts'
import { passes } from './logic/trouble.ts'

/** Milliseconds between two attempts while the site cannot be reached. */
const retryTime = 15_000
/** A list that is older than this, milliseconds, is fetched again when somebody comes back to it. */
const oldAge = 10_000

/** Keeps the list fresh without being asked: after trouble has passed, and when the window is used again. */
export function useReload(): void {
  const browser = useBrowser()

  useIntervalFn(() => {
    if (browser.failure && passes(browser.failure) && !browser.loading) void browser.reload()
  }, retryTime)
  useEventListener(window, 'focus', () => {
    const old = browser.listedAt !== null && Date.now() - browser.listedAt > oldAge
    if (old && !browser.loading) void browser.reload()
  })
}
