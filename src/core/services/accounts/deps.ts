import type { Logger } from '../../ports/logger.ts'
import type { SecretStore } from '../../ports/secret-store.ts'
import type { Account, AccountKey } from '../../../shared/model/index.ts'
import type { ProbeDeps } from './probe.ts'

export interface AccountsDeps extends ProbeDeps {
  readonly logger: Logger
  readonly secrets: SecretStore
  readonly store: {
    readonly accounts: {
      list(): Promise<readonly Account[]>
      add(account: Account): Promise<void>
      update(account: Account): Promise<void>
      remove(key: AccountKey): Promise<void>
    }
    readonly settings: {
      get(name: string): Promise<unknown>
      set(name: string, value: unknown): Promise<void>
    }
  }
}
