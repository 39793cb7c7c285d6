import { onScopeDispose, shallowRef } from 'vue'
import type { Arrival, LocalRef } from '../../../shared/ipc/contract.ts'
import { desktop } from '../../api/index.ts'
import { useNavigation } from '../../app/navigation.ts'
import { fileName, parentUri } from '../../../shared/uri.ts'
import { useT } from '../../i18n/index.ts'
import { useBrowser } from '../../stores/browser.ts'
import { useDecisions } from '../../stores/decisions.ts'
import { toast } from '../../ui/index.ts'
import { useAccounts } from '../accounts/accounts-store.ts'
import { usePlan, useStartedPlan } from '../plan/index.ts'

type Place = Omit<Extract<Arrival, { kind: 'place' }>, 'kind'>

/** A link that asks for content: for a file, or for what is on the clipboard. */
export type LinkAsk = Extract<Arrival, { kind: 'replace' | 'quick-save' }>

/**
 * Shows what comes from outside the window. Files wait in `files` for an answer, links in `asks`; nothing is ever sent from
 * here.
 */
export function useArrivals() {
  const t = useT()
  const accounts = useAccounts()
  const browser = useBrowser()
  const decisions = useDecisions()
  const navigation = useNavigation()
  const plan = usePlan()
  const reportPlan = useStartedPlan()
  const files = shallowRef<readonly LocalRef[]>([])
  const asks = shallowRef<readonly LinkAsk[]>([])

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
      case 'replace':
      case 'quick-save':
        asks.value = [...asks.value, arrival]
        return open(placeOf(arrival))
      case 'sign-in':
        accounts.openSignInAt(arrival.address)
        return
      case 'question':
        decisions.show(arrival.id)
        return
      case 'page':
        goTo(arrival.page)
        return
      case 'plan': {
        const { refs, folder, keepBoth } = arrival
        navigation.go('files')
        reportPlan(await plan.begin({ refs, folder, keepBoth }))
        return
      }
      case 'pin':
        navigation.go('files')
        toast({ kind: 'info', text: t('browser.pins.hint'), key: 'pin-hint' })
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

  async function open({ account, folder, name }: Place): Promise<void> {
    accounts.closeSignIn()
    accounts.use(account)
    navigation.go('files')
    await browser.openAccount(account)
    await (name === null ? browser.open(folder) : browser.openAt(folder, name))
  }

  function goTo(page: Extract<Arrival, { kind: 'page' }>['page']): void {
    accounts.closeSignIn()
    if (page === 'transfers') navigation.transfersOpen = true
    else navigation.go(page)
  }

  onScopeDispose(desktop.events.onArrival(() => void take()))
  void take()
  return { files, asks }
}

/** What is shown behind the question. */
function placeOf(ask: LinkAsk): Place {
  const { account } = ask
  if (ask.kind === 'quick-save') return { account, folder: ask.folder.uri, name: null }
  const { uri } = ask.file
  return { account, folder: parentUri(uri) ?? uri, name: fileName(uri) }
}
