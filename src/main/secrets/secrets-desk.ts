import type { Core } from '../../core/compose.ts'
import type { SecretsInfo, SecretsPlace } from '../../shared/ipc/contract.ts'
import type { Account } from '../../shared/model/index.ts'

export interface SecretsDeskParts {
  readonly core: Pick<Core, 'accounts' | 'secrets'>
  /** What waited for these accounts may be tried again. */
  goOn(accounts: readonly Account[]): Promise<void>
  onChange(info: SecretsInfo): void
}

/** Where sign-ins are kept, as the page asks for it. */
export class SecretsDesk {
  private readonly parts: SecretsDeskParts

  constructor(parts: SecretsDeskParts) {
    this.parts = parts
  }

  info(): SecretsInfo {
    const { tier, why, locked, undecided } = this.parts.core.secrets
    return { tier, why, locked, undecided }
  }

  unlock(passphrase: string): Promise<SecretsInfo> {
    return this.change(() => this.parts.core.secrets.unlock(passphrase))
  }

  moveTo(place: SecretsPlace): Promise<SecretsInfo> {
    return this.change(() => this.parts.core.secrets.moveTo(place))
  }

  lookAgain(): Promise<SecretsInfo> {
    return this.change(() => this.parts.core.secrets.lookAgain())
  }

  startAnew(): Promise<SecretsInfo> {
    return this.change(() => this.parts.core.secrets.startAnew())
  }

  private async change(work: () => Promise<unknown>): Promise<SecretsInfo> {
    const wasLocked = this.parts.core.secrets.locked
    await work()
    const info = this.info()
    this.parts.onChange(info)
    // Accounts that looked signed out may be signed in, and their transfers go on; or the other way round.
    if (wasLocked) await this.parts.goOn(await this.parts.core.accounts.list())
    return info
  }
}
