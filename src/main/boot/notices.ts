import type { Clipboard, Dialog, Notification } from 'electron'
import type { Core } from '../../core/compose.ts'
import type { Logger } from '../../core/ports/index.ts'
import type { Translator } from '../../shared/i18n/translate.ts'
import type {
  AccountInfo,
  ActivityItem,
  ActivityPatch,
  Arrival,
  Settings,
} from '../../shared/ipc/contract.ts'
import { sameAccount, type AccountKey } from '../../shared/model/index.ts'
import { waitReasonOf } from '../activity/item.ts'
import { Notifications, type NoticeContent } from '../notifications/notifications.ts'
import type { NoticeText } from '../notifications/notice-text.ts'
import { SignInNotices } from '../notifications/sign-in-notices.ts'
import { copyTransferLink } from '../transfers/copy-link.ts'
import { undoTransfer } from '../transfers/undo.ts'
import type { Services } from './services.ts'

export interface NoticesParts {
  readonly Notification: typeof Notification
  readonly dialog: Pick<Dialog, 'showMessageBox'>
  readonly clipboard: Pick<Clipboard, 'writeText'>
  readonly core: Core
  readonly log: Logger
  readonly services: Services
  t(): Translator
  settings(): Settings
  isInFront(): boolean
  open(arrival: Arrival): void
  /** See `Notifications`. */
  isToldApart(id: string): boolean
  isOfLink(id: string): boolean
}

/** All that is told through the system; nothing where it shows no notifications. */
export interface Notices {
  hear(patch: ActivityPatch): void
  hearAccounts(accounts: readonly AccountInfo[]): void
  signInNeeded(account: AccountKey): void
  /** Ids of transfers; `linked`: a link to them is on the clipboard. */
  saved(ids: readonly string[], linked: boolean): void
  tell(text: NoticeText, place: Arrival): void
  close(): void
}

export function createNotices(parts: NoticesParts): Notices | null {
  const { Notification, clipboard, core, services } = parts
  if (!Notification.isSupported()) return null
  const { activity, remote } = services
  const common = {
    ...parts,
    create: ({ title, body, buttons }: NoticeContent) =>
      new Notification({
        ...{ title, body },
        actions: buttons.map((text) => ({ type: 'button' as const, text })),
      }),
  }
  const transfers = new Notifications({
    ...common,
    now: () => core.clock.now(),
    retry: (id) => services.transfers.retry(id),
    undo: (id) => undoTransfer({ core, ...services }, id),
    copyLink: (id) => copyTransferLink({ core, remote, clipboard, activity }, id),
    confirmUndo: (items) => confirmUndo(parts, items),
  })
  const signIns = new SignInNotices({
    ...common,
    waiting: (account) =>
      [...activity.all()].filter(
        (record) => sameAccount(record.transfer.account, account) && waitReasonOf(record) === 'sign-in',
      ).length,
  })
  return {
    hear: (patch) => transfers.hear(patch),
    hearAccounts: (accounts) => signIns.hear(accounts),
    signInNeeded: (account) => signIns.needed(account),
    saved: (ids, linked) =>
      transfers.saved(
        activity.items().filter(({ id }) => ids.includes(id)),
        linked,
      ),
    tell: (text, place) => transfers.tellText(text, place),
    close() {
      transfers.close()
      signIns.close()
    },
  }
}

async function confirmUndo(parts: NoticesParts, items: readonly ActivityItem[]): Promise<boolean> {
  const say = parts.t()
  const names = items.map(({ name }) => name)
  const { response } = await parts.dialog.showMessageBox({
    type: 'question',
    message: say('desktop.notify.undoAllTitle', { n: items.length }),
    detail: `${names.slice(0, 10).join('\n')}\n\n${say('desktop.notify.undoAllMore')}`,
    buttons: [say('desktop.notify.undoAllDo'), say('desktop.notify.undoAllCancel')],
    defaultId: 1,
    cancelId: 1,
    noLink: true,
  })
  return response === 0
}
