import { RedropError } from '../../../shared/errors.ts'
import type { SecretStore } from '../../ports/secret-store.ts'
import type { Profile } from '../profile/index.ts'
import { hasEncryptedFile, openEncryptedFile } from './encrypted-file.ts'
import { probeKeychain } from './keychain.ts'
import { createSessionStore } from './session-store.ts'

export interface SecretStoreOptions {
  readonly profile: Pick<Profile, 'secrets'>
  /** Opens (or makes) the encrypted file where there is no keychain. */
  readonly passphrase?: string
}

/**
 * The best place for secrets there is: keychain, encrypted file, this session only; never plain text (design decision
 * 3). `why`: what is wrong with the keychain. Throws RedropError `passphrase-needed`, `passphrase-wrong`.
 */
export async function openSecretStore(
  options: SecretStoreOptions,
): Promise<{ store: SecretStore; why: string | null }> {
  const { profile, passphrase } = options
  const keychain = await probeKeychain()
  if ('store' in keychain) return { store: keychain.store, why: null }
  const { why } = keychain
  if (passphrase) return { store: await openEncryptedFile(profile.secrets, passphrase), why }
  if (await hasEncryptedFile(profile.secrets)) throw new RedropError('passphrase-needed', {})
  return { store: createSessionStore(), why }
}
