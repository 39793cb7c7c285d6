import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
import { usualCopyName } from '../../../shared/copy-name.ts'
import type { Failure, Settings } from '../../../shared/ipc/contract.ts'
import { desktop } from '../../api/index.ts'

const usual: Settings = {
  language: 'system',
  theme: 'system',
  density: 'default',
  closeToTray: false,
  notifySaved: true,
  notifyNeedsYou: true,
  notifyFailed: true,
  keepAwake: true,
  newerAnswer: 'create',
  lockLimit: null,
  undoSeconds: 15,
  askAboutContent: true,
  skipIdentical: true,
  copyName: usualCopyName,
  safetyCopies: true,
  safetyLimit: 2 * 2 ** 30,
  filesAtOnce: 3,
  uploadLimit: null,
  keepModified: false,
}

export const useSettings = defineStore('settings', () => {
  const values = shallowRef<Settings>(usual)
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
