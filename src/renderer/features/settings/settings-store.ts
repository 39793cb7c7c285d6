import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
import type { Failure, Settings } from '../../../shared/ipc/contract.ts'
import { usualSettings } from '../../../shared/usual-settings.ts'
import { desktop } from '../../api/index.ts'

export const useSettings = defineStore('settings', () => {
  const values = shallowRef<Settings>(usualSettings)
  const failure = shallowRef<Failure | null>(null)

  async function load(): Promise<void> {
    desktop.events.onSettings((settings) => (values.value = settings))
    const answer = await desktop.settings.get()
    if (answer.ok) values.value = answer.value
    else failure.value = answer.error
  }

  /** Shown at once; what could not be kept goes back to what it was. */
  async function set(change: Partial<Settings>): Promise<void> {
    const before = values.value
    values.value = { ...before, ...change }
    const answer = await desktop.settings.set(change)
    values.value = answer.ok ? answer.value : before
    failure.value = answer.ok ? null : answer.error
  }

  return { values, failure, load, set }
})
