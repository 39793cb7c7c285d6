import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
import type { Result, SecretsInfo } from '../../../shared/ipc/contract.ts'
import { desktop } from '../../api/index.ts'

/** Where sign-ins are kept, and the dialogs about it. */
export const useSecrets = defineStore('secrets', () => {
  const info = shallowRef<SecretsInfo>({ tier: 'keychain', why: null, locked: false, undecided: false })
  /** The dialog that is open: where to keep sign-ins, or the passphrase of the encrypted file. */
  const asking = shallowRef<'place' | 'passphrase' | null>(null)
  let answered: (ready: boolean) => void = () => undefined

  async function load(): Promise<void> {
    desktop.events.onSecrets((secrets) => (info.value = secrets))
    const answer = await desktop.secrets.info()
    if (!answer.ok) throw new Error(`secrets.info: ${answer.error.code}`)
    info.value = answer.value
    if (answer.value.locked) asking.value = 'passphrase'
  }

  /** Before a sign-in is made: asks where there is something to ask. False: it cannot be kept anywhere yet. */
  function ready(): Promise<boolean> {
    const { locked, undecided } = info.value
    if (!locked && !undecided) return Promise.resolve(true)
    return open(locked ? 'passphrase' : 'place')
  }

  function open(dialog: 'place' | 'passphrase'): Promise<boolean> {
    answered(false)
    asking.value = dialog
    return new Promise((resolve) => (answered = resolve))
  }

  /** The dialog is done with: `ready`, or left as it was. */
  function close(isReady: boolean): void {
    asking.value = null
    answered(isReady)
    answered = () => undefined
  }

  /** Takes over what a request about the secrets answered. */
  function take(answer: Result<SecretsInfo>): void {
    if (answer.ok) info.value = answer.value
  }

  return { info, asking, load, ready, open, close, take }
})
