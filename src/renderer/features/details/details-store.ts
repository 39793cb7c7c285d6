import { useLocalStorage, useMediaQuery } from '@vueuse/core'
import { defineStore } from 'pinia'
import { computed, ref } from 'vue'

export type DetailsTab = 'details' | 'versions'

/** Whether the pane is there: beside the list, where it stays until it is closed, or over it in a narrow window. */
export const useDetails = defineStore('details', () => {
  const floats = useMediaQuery('(max-width: 999px)')
  const beside = useLocalStorage('details-open', false)
  const over = ref(false)
  const tab = ref<DetailsTab>('details')
  /** The keyboard is to go to the pane as soon as it is there. */
  const wantsFocus = ref(false)

  const open = computed(() => (floats.value ? over.value : beside.value))

  function set(to: boolean): void {
    over.value = to && floats.value
    if (!floats.value) beside.value = to
  }

  return {
    floats,
    open,
    tab,
    wantsFocus,
    close: () => set(false),

    toggle(): void {
      set(!open.value)
      wantsFocus.value = open.value && floats.value
    },

    showVersions(): void {
      tab.value = 'versions'
      set(true)
      wantsFocus.value = true
    },
  }
})
