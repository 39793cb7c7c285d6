import { computed, type WritableComputedRef } from 'vue'
import type { Settings } from '../../../shared/ipc/contract.ts'
import { useSettings } from './settings-store.ts'

type Choice = 'lockLimit' | 'undoSeconds' | 'historyDays' | 'safetyLimit' | 'filesAtOnce'

/** One setting as a value to bind a control to. */
export function useSetting<K extends keyof Settings>(key: K): WritableComputedRef<Settings[K]> {
  const settings = useSettings()
  return computed<Settings[K]>({
    get: () => settings.values[key],
    set: (value) => void settings.set({ [key]: value }),
  })
}

/** A setting that is a number, or none, as a text to choose from a list. */
export function useChoice(key: Choice): WritableComputedRef<string> {
  const settings = useSettings()
  return computed({
    get: () => String(settings.values[key] ?? 'none'),
    set: (value) => void settings.set({ [key]: value === 'none' ? null : Number(value) }),
  })
}
