import { homedir } from 'node:os'
import type { Core } from '../../core/compose.ts'
import type { Logger } from '../../core/ports/index.ts'
import type { AccountKey } from '../../shared/model/index.ts'
import { AccountStates } from '../accounts/account-states.ts'
import { SignIns } from '../accounts/sign-ins.ts'
import { Activity } from '../activity/activity.ts'
import type { Broadcast } from '../ipc/broadcast.ts'
import type { FileDialogs } from '../local-files/dialogs.ts'
import { LocalRefs } from '../local-files/local-refs.ts'
import { Decisions } from '../queue/decisions.ts'
import { Queue } from '../queue/queue.ts'
import { Browse } from '../remote/browse.ts'
import { createRemote, type Remote } from '../remote/remote.ts'
import { Trash } from '../remote/trash.ts'
import { outcomeOf } from '../transfers/outcome.ts'
import { Transfers } from '../transfers/transfers.ts'
import type { Translator } from '../../shared/i18n/translate.ts'

export interface ServicesParts {
  readonly core: Core
  readonly log: Logger
  readonly broadcast: Broadcast
  readonly dialogs: FileDialogs
  t(): Translator
  openBrowser(url: URL): Promise<boolean>
  /** Transfers changed. */
  onActivity(): void
}

export interface Services {
  readonly accounts: AccountStates
  readonly signIns: SignIns
  readonly remote: Remote
  readonly browse: Browse
  readonly trash: Trash
  readonly refs: LocalRefs
  readonly activity: Activity
  readonly queue: Queue
  readonly decisions: Decisions
  readonly transfers: Transfers
  onFolderChanged(account: AccountKey, uri: string): void
}

/** Puts together what answers the page. */
export function createServices(parts: ServicesParts): Services {
  const { core, log, broadcast, dialogs } = parts
  const { store, clock, engine, connect } = core
  const accounts = new AccountStates({
    accounts: core.accounts,
    log,
    onChange: (list) => broadcast('onAccounts', list),
  })
  const background = (event: string, work: Promise<void>) => {
    work.catch((error: unknown) => log.error(event, { error: String(error) }))
  }
  const onSignInNeeded = (account: AccountKey) => background('account-not-told', accounts.ended(account))
  const onFolderChanged = (account: AccountKey, uri: string) =>
    broadcast('onFolderChanged', { account: { instance: account.instance, user: account.user }, uri })
  const remote = createRemote({ core, onSignInNeeded })
  const activity = new Activity({
    clock,
    home: homedir(),
    onPatch(patch) {
      broadcast('onActivity', patch)
      parts.onActivity()
    },
    onProgress: (batch) => broadcast('onProgress', batch),
  })
  engine.on((event) => activity.hear(event))
  const queue = new Queue({
    engine,
    store,
    clock,
    log,
    activity,
    outcomeOf: (transfer) => outcomeOf({ history: store.history, onFolderChanged }, transfer),
    onSignInNeeded,
  })
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
      await accounts.changed(account)
      background('not-taken-up', queue.signedIn(account))
      return { step: 'done', account: await accounts.info(account), isNew, tier }
    },
  })
  const refs = new LocalRefs(log)
  return {
    accounts,
    signIns,
    remote,
    browse: new Browse({ core, remote, onFolderChanged }),
    trash: new Trash({ remote, log, onFolderChanged }),
    refs,
    activity,
    queue,
    decisions: new Decisions({ engine, connect, clock, activity, queue }),
    transfers: new Transfers({ core, log, remote, refs, dialogs, queue, activity }),
    onFolderChanged,
  }
}
