import type { Logger } from '../../core/ports/index.ts'
import type { Accounts } from '../../core/services/accounts/index.ts'
import { RedropError } from '../../shared/errors.ts'
import type { AccountInfo } from '../../shared/ipc/contract.ts'
import type { Account, AccountKey } from '../../shared/model/index.ts'

export interface AccountStatesParts {
  readonly accounts: Pick<Accounts, 'list' | 'connect'>
  readonly log: Logger
  onChange(accounts: readonly AccountInfo[]): void
}

/** The accounts and whether their sign-ins hold, as far as anybody has noticed. */
export class AccountStates {
  private readonly parts: AccountStatesParts
  /** The site has refused these since they were last signed in to. */
  private readonly refused = new Set<string>()

  constructor(parts: AccountStatesParts) {
    this.parts = parts
  }

  async list(): Promise<AccountInfo[]> {
    const accounts = await this.parts.accounts.list()
    return Promise.all(accounts.map((account) => this.info(account)))
  }

  async info(account: Account): Promise<AccountInfo> {
    const { host } = new URL(account.url)
    const signedIn = !this.refused.has(nameOf(account)) && (await this.hasSecret(account))
    return { ...account, host, signedIn }
  }

  /** The site says that the sign-in is over. */
  async ended(account: AccountKey): Promise<void> {
    if (this.refused.has(nameOf(account))) return
    this.refused.add(nameOf(account))
    await this.tell()
  }

  /** Somebody signed in, or out. */
  async changed(account: AccountKey): Promise<void> {
    this.refused.delete(nameOf(account))
    await this.tell()
  }

  private async tell(): Promise<void> {
    this.parts.onChange(await this.list())
  }

  private async hasSecret(account: Account): Promise<boolean> {
    return this.parts.accounts.connect(account).then(
      () => true,
      (error: unknown) => {
        if (!(error instanceof RedropError)) throw error
        this.parts.log.info('not-signed-in', { account: account.name, code: error.code })
        return false
      },
    )
  }
}

function nameOf({ instance, user }: AccountKey): string {
  return JSON.stringify([instance, user])
}
