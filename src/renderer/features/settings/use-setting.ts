import { computed, type WritableComputedRef } from 'vue'
import type { Settings } from '../../../shared/ipc/contract.ts'
import { useSettings } from './settings-store.ts'

/** One setting as a value to bind a control to. */
export function useSetting<K extends keyof Settings>(key: K): WritableComputedRef<Settings[K]> {
  const settings = useSettings()
  return computed<Settings[K]>({
    get: () => settings.values[key],
    set: (value) => void settings.set({ [key]: value } as Pick<Settings, K>),
  })
}

/** A setting that is a number, or none, as a text to choose from a list. */
export function useChoice<K extends 'lockLimit' | 'undoSeconds' | 'safetyLimit' | 'filesAtOnce'>(
  key: K,
): WritableComputedRef<string> {
  const setting = useSetting(key)
  return computed({
    get: () => String(setting.value ?? 'none'),
    set: (value) => (setting.value = (value === 'none' ? null : Number(value)) as Settings[K]),
  })
}
