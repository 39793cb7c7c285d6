import { defineStore } from 'pinia'
import { computed, ref, shallowRef } from 'vue'
import type { AccountInfo, Failure } from '../../../shared/ipc/contract.ts'
import { sameAccount, type AccountKey } from '../../../shared/model/index.ts'
import { desktop } from '../../api/index.ts'

/** The accounts of this computer, and the one the window shows. */
export const useAccounts = defineStore('accounts', () => {
  const all = shallowRef<readonly AccountInfo[]>([])
  const chosen = shallowRef<AccountKey | null>(null)
  const failure = shallowRef<Failure | null>(null)
  /** Whether the sign-in is open, and for which account; `new`: for one that is not here yet. */
  const signingIn = shallowRef<AccountInfo | 'new' | null>(null)
  /** Address to begin a sign-in with; it is typed, not spoken to. */
  const address = ref('')
  /** Its session has ended while Redrop was running, and nobody has been told yet. */
  const ended = shallowRef<AccountInfo | null>(null)
  const loaded = ref(false)

  const current = computed<AccountInfo | null>(() => {
    const key = chosen.value
    const kept = key && all.value.find((account) => sameAccount(account, key))
    return kept ?? all.value.find((account) => account.signedIn) ?? all.value[0] ?? null
  })

  async function load(): Promise<void> {
    desktop.events.onAccounts((accounts) => {
      const wasSignedIn = (account: AccountInfo) =>
        all.value.some((one) => one.signedIn && sameAccount(one, account))
      ended.value = accounts.find((one) => !one.signedIn && wasSignedIn(one)) ?? stillEnded(accounts)
      all.value = accounts
    })
    const answer = await desktop.accounts.list()
    if (answer.ok) all.value = answer.value
    else failure.value = answer.error
    loaded.value = true
  }

  function stillEnded(accounts: readonly AccountInfo[]): AccountInfo | null {
    const key = ended.value
    return (key && accounts.find((one) => !one.signedIn && sameAccount(one, key))) ?? null
  }

  function use(account: AccountKey): void {
    chosen.value = account
  }

  function openSignIn(account: AccountInfo | 'new'): void {
    ended.value = null
    if (account !== 'new' && account.isDemo) void resumeDemo()
    else signingIn.value = account
  }

  /** The demo server knows its own password; nobody has to type it. */
  async function resumeDemo(): Promise<void> {
    const answer = await desktop.demo.start()
    if (answer.ok) signedIn(answer.value)
    else failure.value = answer.error
  }

  function openSignInAt(site: string): void {
    address.value = site
    signingIn.value = 'new'
  }

  function closeSignIn(): void {
    signingIn.value = null
  }

  /** After a sign-in: the list of the event may come later than the answer. */
  function signedIn(account: AccountInfo): void {
    all.value = [...all.value.filter((one) => !sameAccount(one, account)), account]
    use(account)
    closeSignIn()
  }

  return {
    all,
    current,
    failure,
    loaded,
    signingIn,
    address,
    ended,
    load,
    use,
    openSignIn,
    openSignInAt,
    closeSignIn,
    signedIn,
  }
})
