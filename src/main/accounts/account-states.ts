import type { Logger } from '../../core/ports/index.ts'
import type { Accounts } from '../../core/services/accounts/index.ts'
import { RedropError } from '../../shared/errors.ts'
import type { AccountInfo } from '../../shared/ipc/contract.ts'
import type { Account, AccountKey } from '../../shared/model/index.ts'

export interface AccountStatesParts {
  readonly accounts: Pick<Accounts, 'list' | 'connect'>
  isDemo(account: AccountKey): boolean
  /** The user trusts a certificate of this origin's own. */
  trusts(origin: string): boolean
  isDemo(account: Account): boolean
  readonly log: Logger
  onChange(accounts: readonly AccountInfo[]): void
}

/** The accounts and whether their sign-ins hold, as far as anybody has noticed. */
export class AccountStates {
  private readonly parts: AccountStatesParts
  /** The site has refused these since they were last signed in to. */
  private readonly refused = new Set<string>()
  /** Nobody vouches for the certificates that their sites show. */
  private readonly untrusted = new Set<string>()

  constructor(parts: AccountStatesParts) {
    this.parts = parts
  }

  async list(): Promise<AccountInfo[]> {
    const accounts = await this.parts.accounts.list()
    return Promise.all(accounts.map((account) => this.info(account)))
  }

  async info(account: Account): Promise<AccountInfo> {
    const { host, origin } = new URL(account.url)
    const signedIn = !this.refused.has(nameOf(account)) && (await this.hasSecret(account))
    return {
      ...account,
      host,
      signedIn,
      trouble: this.untrusted.has(nameOf(account)) ? 'certificate' : null,
      ownCertificate: this.parts.trusts(origin),
      isDemo: this.parts.isDemo(account),
    }
  }

  /** The site says that the sign-in is over, or shows a certificate that nobody vouches for. */
  async troubled(account: AccountKey, why: 'sign-in' | 'certificate'): Promise<void> {
    const troubled = why === 'sign-in' ? this.refused : this.untrusted
    if (troubled.has(nameOf(account))) return
    troubled.add(nameOf(account))
    await this.tell()
  }

  /** Somebody signed in, or out, or decided about the certificate. */
  async changed(account: AccountKey): Promise<void> {
    this.refused.delete(nameOf(account))
    this.untrusted.delete(nameOf(account))
    await this.tell()
  }

  /** Also when the place of the sign-ins has changed. */
  async tell(): Promise<void> {
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
