import { computed, onMounted, onScopeDispose, shallowRef } from 'vue'
import type { GlobalKey, GlobalKeys } from '../../../shared/accelerator.ts'
import type { ShortcutsInfo } from '../../../shared/ipc/contract.ts'
import { desktop } from '../../api/index.ts'
import { useSettings } from './settings-store.ts'

/** The global keys of the settings, and what the system says about them. */
export function useShortcuts() {
  const settings = useSettings()
  const info = shallowRef<ShortcutsInfo | null>(null)
  const keys = computed<GlobalKeys>(() => settings.values.globalKeys)

  onScopeDispose(desktop.events.onShortcuts((now) => (info.value = now)))
  onMounted(async () => {
    const answer = await desktop.shortcuts.info()
    if (answer.ok) info.value = answer.value
  })

  return {
    keys,
    info,
    set: (one: GlobalKey, chosen: string | null) =>
      settings.set({ globalKeys: { ...keys.value, [one]: chosen } }),
    /** While new ones are pressed the old ones do nothing. */
    record: (on: boolean) => void desktop.shortcuts.record({ on }),
  }
}
