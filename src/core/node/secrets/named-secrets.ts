import type { SecretStore } from '../../ports/secret-store.ts'

/** A place for secrets that can say which it has, so that they can be moved to another one. */
export interface NamedSecrets extends SecretStore {
  names(): Promise<readonly string[]>
}
