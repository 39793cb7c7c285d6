import { onScopeDispose, shallowRef } from 'vue'
import type { Arrival, LocalRef } from '../../../shared/ipc/contract.ts'
import { desktop } from '../../api/index.ts'
import { useNavigation } from '../../app/navigation.ts'
import { useT } from '../../i18n/index.ts'
import { useBrowser } from '../../stores/browser.ts'
import { useDecisions } from '../../stores/decisions.ts'
import { toast } from '../../ui/index.ts'
import { useAccounts } from '../accounts/accounts-store.ts'

/** Shows what comes from outside the window. Files wait in `files` for an answer; nothing is ever sent from here. */
export function useArrivals() {
  const t = useT()
  const accounts = useAccounts()
  const browser = useBrowser()
  const decisions = useDecisions()
  const navigation = useNavigation()
  const files = shallowRef<readonly LocalRef[]>([])

  async function take(): Promise<void> {
    const answer = await desktop.app.arrivals()
    if (answer.ok) for (const arrival of answer.value) await show(arrival)
  }

  async function show(arrival: Arrival): Promise<void> {
    switch (arrival.kind) {
      case 'files':
        askAbout(arrival.refs)
        return
      case 'place':
        return open(arrival)
      case 'sign-in':
        accounts.openSignInAt(arrival.address)
        return
      case 'question':
        decisions.show(arrival.id)
        return
      case 'page':
        goTo(arrival.page)
        return
      case 'bad-link':
        toast({ kind: 'bad', text: t('desktop.link.bad') })
    }
  }

  function askAbout(refs: readonly LocalRef[]): void {
    files.value = [...files.value, ...refs]
    const [first] = files.value
    const count = files.value.length
    if (accounts.current?.signedIn) navigation.go('files')
    else toast({ text: t('desktop.sendTo.signIn', { name: first?.name ?? '', count }, count) })
  }

  async function open({ account, folder, name }: Extract<Arrival, { kind: 'place' }>): Promise<void> {
    accounts.closeSignIn()
    accounts.use(account)
    navigation.go('files')
    await browser.openAccount(account)
    await (name === null ? browser.open(folder) : browser.openAt(folder, name))
  }

  function goTo(page: 'transfers' | 'decisions' | 'settings'): void {
    accounts.closeSignIn()
    if (page === 'transfers') navigation.transfersOpen = true
    else navigation.go(page)
  }

  onScopeDispose(desktop.events.onArrival(() => void take()))
  void take()
  return { files }
}
