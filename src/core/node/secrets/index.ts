import { RedropError } from '../../../shared/errors.ts'
import type { SecretStore } from '../../ports/secret-store.ts'
import type { Profile } from '../profile/index.ts'
import { hasEncryptedFile, openEncryptedFile } from './encrypted-file.ts'
import { probeKeychain, type Keychain } from './keychain.ts'
import { createSessionStore } from './session.ts'

export interface SecretStoreOptions {
  readonly profile: Pick<Profile, 'secrets' | 'keychainService'>
  /** Opens or makes the encrypted file where there is no keychain. */
  readonly passphrase?: string
  readonly probeKeychain?: (service: string) => Promise<Keychain>
}

/**
 * The best place for secrets that there is: keychain, encrypted file, this process only; never silent plain text.
 * `why` says what is wrong with the keychain. Throws RedropError `passphrase-needed` (there is a file and nothing to
 * open it with), `passphrase-wrong`, `profile-damaged`.
 */
export async function openSecretStore(
  options: SecretStoreOptions,
): Promise<{ readonly store: SecretStore; readonly why: string | null }> {
  const { profile, passphrase } = options
  const keychain = await (options.probeKeychain ?? probeKeychain)(profile.keychainService)
  if ('store' in keychain) return { store: keychain.store, why: null }
  const { why } = keychain
  if (passphrase) return { store: await openEncryptedFile(profile.secrets, passphrase), why }
  if (await hasEncryptedFile(profile.secrets)) throw new RedropError('passphrase-needed')
  return { store: createSessionStore(), why }
}
