import { useEventListener, useNow } from '@vueuse/core'
import { defineStore } from 'pinia'
import { computed, ref, shallowRef, watch } from 'vue'
import type { LivePlace, LiveState } from '../../shared/ipc/contract.ts'
import { sameAccount } from '../../shared/model/index.ts'
import { sameUri } from '../../shared/uri.ts'
import { desktop } from '../api/index.ts'
import { useBrowser } from './browser.ts'

/** Whether the folder that is shown is true, and what keeps it so. */
export const useLive = defineStore('live', () => {
  const browser = useBrowser()
  const heard = shallowRef<LiveState | null>(null)
  /** Milliseconds that the server's clock is ahead. */
  const ahead = ref(0)
  const now = useNow({ interval: 30_000 })

  const place = computed<LivePlace | null>(() =>
    browser.account ? { account: browser.account, uri: browser.uri } : null,
  )
  const isHere = (other: LivePlace) =>
    place.value !== null
    && sameAccount(place.value.account, other.account)
    && sameUri(place.value.uri, other.uri)

  function look(): void {
    void desktop.live.watch({ place: place.value })
  }

  return {
    state: computed(() => (heard.value && isHere(heard.value) ? heard.value.state : 'unproved')),
    /** By the server's clock, to the half minute. */
    serverNow: computed(() => now.value.getTime() + ahead.value),

    /** Watches the folder that is shown, as long as it is. Answers what stops it. */
    start(): () => void {
      const stops = [
        watch(() => JSON.stringify(place.value), look, { immediate: true }),
        desktop.events.onLive((state) => {
          const wasLive = heard.value?.state === 'live'
          heard.value = state
          // The list says for itself that it could not be had.
          if (isHere(state) && state.state === 'offline' && wasLive) void browser.reload()
        }),
        desktop.events.onRows((seen) => {
          ahead.value = seen.serverAhead
          if (isHere(seen)) browser.see(seen.rows)
        }),
        // Somebody looks again, or there may be a connection again.
        useEventListener(
          document,
          'visibilitychange',
          () => document.visibilityState === 'visible' && look(),
        ),
        useEventListener(window, 'online', look),
      ]
      return () => {
        for (const stop of stops) stop()
        void desktop.live.watch({ place: null })
      }
    },
  }
})
