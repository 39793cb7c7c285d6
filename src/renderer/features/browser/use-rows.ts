import { computed, ref, shallowRef, watch, watchEffect } from 'vue'
import type { Row } from '../../../shared/ipc/contract.ts'
import { useBrowser } from '../../stores/browser.ts'
import { keepOnly, noSelection, selectOnly, type Selection } from './logic/selection.ts'
import { fold } from './logic/type-ahead.ts'

/** The rows that are shown, by the search, and those of them that are selected. */
export function useRows() {
  const browser = useBrowser()
  const search = ref('')
  const selection = shallowRef<Selection>(noSelection)
  /** Rows that are not here yet are wanted as well. */
  const wantsAll = ref(false)

  const shown = computed<readonly Row[]>(() => {
    const wanted = fold(search.value.trim())
    return wanted === '' ? browser.rows : browser.rows.filter((row) => fold(row.name).includes(wanted))
  })
  const selected = computed(() => {
    const ids = selection.value.selected
    return ids.size === 0 ? [] : shown.value.filter((row) => ids.has(row.file.id))
  })

  watch(
    () => [browser.uri, browser.account],
    () => {
      search.value = ''
      wantsAll.value = false
      selection.value = noSelection
    },
  )
  watch(shown, (rows) => {
    selection.value = keepOnly(
      selection.value,
      rows.map((row) => row.file.id),
    )
  })
  watchEffect(() => {
    const wanted = wantsAll.value || search.value !== '' || browser.reveal !== null
    if (wanted && !browser.complete && !browser.loading && !browser.failure) void browser.loadMore(true)
  })
  watchEffect(() => {
    if (browser.reveal === null || browser.listedAt === null) return
    const row = browser.rows.find(({ name }) => name === browser.reveal)
    if (row) selection.value = selectOnly(row.file.id)
    if (row || browser.complete) browser.reveal = null
  })

  return {
    search,
    selection,
    shown,
    selected,
    more(amount: 'next' | 'all'): void {
      if (amount === 'all') wantsAll.value = true
      else if (browser.rows.length > 0) void browser.loadMore()
    },
  }
}
