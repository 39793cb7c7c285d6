import { defineStore } from 'pinia'
import { computed, ref } from 'vue'

export type Page = 'files' | 'trash' | 'decisions' | 'settings' | 'compare' | 'history' | 'links'
export type SettingsSection =
  'accounts' | 'replacing' | 'transfers' | 'quick-save' | 'notifications' | 'appearance' | 'network' | 'about'

/** What the window shows; folders have a history of their own. */
export const useNavigation = defineStore('navigation', () => {
  const visited = ref<Page[]>(['files'])
  const at = ref(0)
  const transfersOpen = ref(false)
  const settingsSection = ref<SettingsSection>('accounts')

  const page = computed<Page>(() => visited.value[at.value] ?? 'files')
  const canGoBack = computed(() => at.value > 0)
  const canGoForward = computed(() => at.value < visited.value.length - 1)

  function go(to: Page): void {
    if (to === page.value) return
    visited.value = [...visited.value.slice(0, at.value + 1), to]
    at.value++
  }

  function goToSettings(section: SettingsSection): void {
    settingsSection.value = section
    go('settings')
  }

  function back(): void {
    if (canGoBack.value) at.value--
  }

  function forward(): void {
    if (canGoForward.value) at.value++
  }

  return {
    page,
    canGoBack,
    canGoForward,
    settingsSection,
    transfersOpen,
    go,
    goToSettings,
    back,
    forward,
  }
})
