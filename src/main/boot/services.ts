import { homedir } from 'node:os'
import { join } from 'node:path'
import type { Core } from '../../core/compose.ts'
import type { Logger } from '../../core/ports/index.ts'
import type { DemoModule } from '../../shared/demo-server.ts'
import type { AccountInfo, ActivityPatch, Progress } from '../../shared/ipc/contract.ts'
import type { Account, AccountKey } from '../../shared/model/index.ts'
import { AccountStates } from '../accounts/account-states.ts'
import { SignIns } from '../accounts/sign-ins.ts'
import { Activity } from '../activity/activity.ts'
import { Comparisons } from '../compare/comparisons.ts'
import { runJob } from '../compare/run-job.ts'
import { Demo } from '../demo/demo.ts'
import { EditsDesk } from '../edits/edits-desk.ts'
import { LinksDesk } from '../links/links-desk.ts'
import { LiveDesk } from '../events/live-desk.ts'
import { HistoryDesk } from '../history/history-desk.ts'
import { SafetyDesk } from '../history/safety-desk.ts'
import type { Broadcast } from '../ipc/broadcast.ts'
import type { FileDialogs } from '../local-files/dialogs.ts'
import { LocalRefs } from '../local-files/local-refs.ts'
import { NetworkDesk } from '../network/network-desk.ts'
import { Decisions } from '../queue/decisions.ts'
import { Queue } from '../queue/queue.ts'
import { PlanDesk } from '../plan/plan-desk.ts'
import { Pins } from '../pins/pins.ts'
import { Browse } from '../remote/browse.ts'
import { createRemote, type Remote } from '../remote/remote.ts'
import type { SafeShell } from '../security/safe-shell.ts'
import { SecretsDesk } from '../secrets/secrets-desk.ts'
import { Trash } from '../remote/trash.ts'
import { outcomeOf } from '../transfers/outcome.ts'
import { Bulk } from '../transfers/bulk.ts'
import { Transfers } from '../transfers/transfers.ts'
import type { Translator } from '../../shared/i18n/translate.ts'

export interface ServicesParts {
  readonly core: Core
  readonly log: Logger
  readonly broadcast: Broadcast
  readonly dialogs: FileDialogs
  t(): Translator
  openBrowser(url: URL): Promise<boolean>
  readonly safeShell: Pick<SafeShell, 'openFile' | 'openFolder'>
  /** Transfers changed. */
  onActivity(patch: ActivityPatch): void
  /** Accounts changed. */
  onAccounts(accounts: readonly AccountInfo[]): void
  /** The site of an account has refused its sign-in. */
  onSignInNeeded(account: AccountKey): void
  /** Bytes moved. */
  onProgress(batch: readonly Progress[]): void
  loadDemo(): Promise<DemoModule>
  /** The window is on the screen. */
  isSeen(): boolean
  /** The bundle that compares in a thread of its own. */
  readonly compareWorker: string
  /** Milliseconds that a file in use is waited for; null: as long as it takes. */
  lockLimit(): number | null
}

export interface Services {
  readonly accounts: AccountStates
  readonly signIns: SignIns
  readonly remote: Remote
  readonly browse: Browse
  readonly trash: Trash
  readonly pins: Pins
  readonly plans: PlanDesk
  readonly refs: LocalRefs
  readonly activity: Activity
  readonly queue: Queue
  readonly decisions: Decisions
  readonly comparisons: Comparisons
  readonly transfers: Transfers
  readonly bulk: Bulk
  readonly network: NetworkDesk
  readonly secrets: SecretsDesk
  readonly demo: Demo
  readonly history: HistoryDesk
  readonly safety: SafetyDesk
  readonly live: LiveDesk
  readonly links: LinksDesk
  readonly edits: EditsDesk
  /** Starts the demo server and signs in to it. */
  startDemo(): Promise<AccountInfo>
  onFolderChanged(account: AccountKey, uri: string): void
}

/** Puts together what answers the page. */
export function createServices(parts: ServicesParts): Services {
  const { core, log, broadcast, dialogs } = parts
  const { store, clock, engine, connect } = core
  const demo = new Demo({
    core,
    log,
    folder: join(core.profile.folder, 'demo'),
    load: () => parts.loadDemo(),
  })
  const accounts = new AccountStates({
    accounts: core.accounts,
    isDemo: (account) => demo.isDemo(account),
    trusts: (origin) => core.network.certificates.trusted().some((one) => one.origin === origin),
    log,
    onChange(list) {
      broadcast('onAccounts', list)
      links.tell()
      parts.onAccounts(list)
    },
  })
  const background = (event: string, work: Promise<void>) => {
    work.catch((error: unknown) => log.error(event, { error: String(error) }))
  }
  const onParked = (account: AccountKey, why: 'sign-in' | 'certificate') => {
    background('account-not-told', accounts.troubled(account, why))
    if (why === 'sign-in') parts.onSignInNeeded(account)
  }
  const onFolderChanged = (account: AccountKey, uri: string) =>
    broadcast('onFolderChanged', { account: { instance: account.instance, user: account.user }, uri })
  const remote = createRemote({ core, onParked })
  const { spool, edits: copies, tmp } = core.profile
  const places = { home: homedir(), spool, copies: [copies, tmp] }
  const activity = new Activity({
    clock,
    places,
    onPatch(patch) {
      broadcast('onActivity', patch)
      links.hear(patch)
      edits.hear()
      parts.onActivity(patch)
    },
    onProgress(batch) {
      broadcast('onProgress', batch)
      parts.onProgress(batch)
    },
  })
  engine.on((event) => {
    activity.hear(event)
    queue.hear(event)
  })
  const queue = new Queue({
    engine,
    store,
    settings: core.settings,
    lockLimit: () => parts.lockLimit(),
    clock,
    log,
    activity,
    outcomeOf: (transfer) => outcomeOf({ history: store.history, onFolderChanged }, transfer),
    onParked,
  })
  const signedIn = async (account: Account): Promise<AccountInfo> => {
    await accounts.changed(account)
    background('not-taken-up', queue.goOn(account))
    return accounts.info(account)
  }
  const signIns = new SignIns({
    accounts: core.accounts,
    clock,
    pages() {
      const t = parts.t()
      return {
        done: t('cli.login.pageDone'),
        refused: t('cli.login.pageRefused'),
        stray: t('cli.login.pageStray'),
      }
    },
    openBrowser: (url) => parts.openBrowser(url),
    async onSignedIn({ account, isNew, tier }) {
      return { step: 'done', account: await signedIn(account), isNew, tier }
    },
  })
  const goOn = async (changed: readonly Account[]): Promise<void> => {
    for (const account of changed) {
      await accounts.changed(account)
      background('not-taken-up', queue.goOn(account))
    }
  }
  const refs = new LocalRefs(log)
  const links = new LinksDesk({
    core,
    log,
    ...{ accounts, refs, dialogs, queue, activity },
    home: places.home,
    onChange(list) {
      broadcast('onLinks', list)
      edits.changed()
    },
  })
  const edits = new EditsDesk({
    ...{ core, log, remote, queue, activity, links },
    platform: process.platform,
    shell: parts.safeShell,
  })
  const transfers = new Transfers({ core, log, remote, refs, dialogs, queue, activity })
  return {
    accounts,
    signIns,
    remote,
    browse: new Browse({ core, remote, onFolderChanged }),
    trash: new Trash({ remote, log, onFolderChanged }),
    pins: new Pins({ store, remote, onChange: (pins) => broadcast('onPins', pins) }),
    plans: new PlanDesk({
      ...{ core, remote, log, refs, queue, activity, places, onFolderChanged },
      onChange: (summary) => broadcast('onPlan', summary),
    }),
    refs,
    activity,
    queue,
    comparisons: new Comparisons({
      ...{ core, remote, refs, links: links.links },
      compare: (job, signal) => runJob(parts.compareWorker, job, signal),
    }),
    decisions: new Decisions({ engine, connect, clock, settings: core.settings, log, activity, queue }),
    transfers,
    bulk: new Bulk({ queue, activity, transfers }),
    network: new NetworkDesk({ core, dialogs, goOn }),
    secrets: new SecretsDesk({
      core,
      goOn,
      onChange: (info) => broadcast('onSecrets', info),
    }),
    demo,
    history: new HistoryDesk({ core, remote, activity, queue, transfers, onFolderChanged }),
    safety: new SafetyDesk({ core, remote, queue, dialogs }),
    links,
    edits,
    live: new LiveDesk({
      core,
      remote,
      isSeen: () => parts.isSeen(),
      onState: (state) => broadcast('onLive', state),
      onRows: (seen) => broadcast('onRows', seen),
      onFolderChanged,
    }),
    startDemo: async () => signedIn((await demo.signIn()).account),
    onFolderChanged,
  }
}
