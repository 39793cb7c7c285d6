import type { Translator } from '../../shared/i18n/translate.ts'
import type { AccountInfo, Arrival, Settings } from '../../shared/ipc/contract.ts'
import { sameAccount, type AccountKey } from '../../shared/model/index.ts'
import type { Notice, NoticeContent } from './notifications.ts'

/** Milliseconds in which it is seen how many transfers wait for it. */
const gathering = 5_000

export interface SignInNoticeParts {
  create(content: NoticeContent): Notice
  t(): Translator
  settings(): Settings
  /** The window is in front: it asks by itself. */
  isInFront(): boolean
  /** How many transfers wait for a sign-in to this account. */
  waiting(account: AccountKey): number
  open(arrival: Arrival): void
}

/** Tells once for each account that its site has ended the session; withdrawn when somebody has signed in. */
export class SignInNotices {
  private readonly parts: SignInNoticeParts
  private readonly timers = new Map<string, NodeJS.Timeout>()
  private readonly shown = new Map<string, Notice>()
  private accounts: readonly AccountInfo[] = []

  constructor(parts: SignInNoticeParts) {
    this.parts = parts
  }

  /** The site has refused the account's sign-in. */
  needed(account: AccountKey): void {
    const name = nameOf(account)
    if (this.timers.has(name) || this.shown.has(name)) return
    this.timers.set(
      name,
      setTimeout(() => this.tell(name, account), gathering),
    )
  }

  /** The accounts as they are now. */
  hear(accounts: readonly AccountInfo[]): void {
    this.accounts = accounts
    for (const account of accounts) if (account.signedIn) this.withdraw(nameOf(account))
  }

  close(): void {
    for (const name of [...this.timers.keys(), ...this.shown.keys()]) this.withdraw(name)
  }

  private tell(name: string, key: AccountKey): void {
    this.timers.delete(name)
    const account = this.accounts.find((one) => sameAccount(one, key))
    if (!account || !this.parts.settings().notifyNeedsYou || this.parts.isInFront()) return
    const t = this.parts.t()
    const n = this.parts.waiting(key)
    const facts = { host: account.host, user: account.nickname, n }
    const named = this.parts.settings().notifyNames
    const body = named ? t(n === 0 ? 'desktop.notify.signInText' : 'desktop.notify.signInWaits', facts) : ''
    const buttons = [t('desktop.notify.signIn'), t('desktop.notify.notNow')]
    const notice = this.parts.create({ title: t('desktop.notify.signInTitle'), body, buttons })
    const open = () => this.parts.open({ kind: 'sign-in', address: account.url })
    notice.on('click', open)
    notice.on('action', ({ actionIndex }) => {
      if (actionIndex === 0) open()
    })
    this.shown.set(name, notice)
    notice.show()
  }

  private withdraw(name: string): void {
    clearTimeout(this.timers.get(name))
    this.timers.delete(name)
    this.shown.get(name)?.close()
    this.shown.delete(name)
  }
}

function nameOf({ instance, user }: AccountKey): string {
  return JSON.stringify([instance, user])
}
