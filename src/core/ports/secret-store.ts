/** Where secrets rest: the system's keychain, a file encrypted with a passphrase, or nowhere (memory of this process). */
export type SecretTier = 'keychain' | 'encrypted-file' | 'session'

/** Small named secrets (refresh tokens, OAuth client secrets, the data key). Values stay below 2,560 bytes. */
export interface SecretStore {
  readonly tier: SecretTier
  /** Throws RedropError `keychain-unavailable`, `passphrase-wrong`. Null: no such secret. */
  get(name: string): Promise<string | null>
  set(name: string, value: string): Promise<void>
  delete(name: string): Promise<void>
}
