import { rm } from 'node:fs/promises'
import { RedropError } from '../../../shared/errors.ts'
import type { KeychainTrouble } from '../../../shared/reasons.ts'
import type { Logger } from '../../ports/logger.ts'
import type { SecretStore, SecretTier } from '../../ports/secret-store.ts'
import type { Profile } from '../profile/index.ts'
import { hasEncryptedFile, keepAside, openEncryptedFile } from './encrypted-file.ts'
import { probeKeychain, type Keychain } from './keychain.ts'
import type { NamedSecrets } from './named-secrets.ts'
import { createSessionStore } from './session.ts'

/** Where secrets are to rest. */
export type Place =
  | { readonly tier: 'keychain' }
  | { readonly tier: 'encrypted-file'; readonly passphrase: string }
  | { readonly tier: 'session' }

/** The secrets of a profile, wherever they are now. */
export interface Vault extends SecretStore {
  /** Why the keychain is not used; null: it is, or the user did not want it. */
  readonly why: KeychainTrouble | null
  /** The encrypted file waits for its passphrase: reading and writing throw RedropError `passphrase-needed`. */
  readonly locked: boolean
  /** There is no keychain, and nobody has said yet where sign-ins are to be kept. */
  readonly undecided: boolean
  /** Throws RedropError `passphrase-wrong`; nothing has changed then. */
  unlock(passphrase: string): Promise<void>
  /**
   * Moves all secrets to another place and uses it from now on, at the next start too. Throws RedropError
   * `keychain-unavailable`, `passphrase-needed` (locked).
   */
  moveTo(place: Place): Promise<void>
  /** Uses the keychain if there is one by now and the user has not chosen another place. */
  lookAgain(): Promise<void>
  /** For a forgotten passphrase: keeps the file aside and begins without secrets. Answers where the file is. */
  startAnew(): Promise<string>
}

export interface VaultOptions {
  readonly profile: Pick<Profile, 'secrets' | 'keychainService'>
  /** Opens or makes the encrypted file where there is no keychain. */
  readonly passphrase?: string
  readonly settings: { get(name: string): Promise<unknown>; set(name: string, value: string): Promise<void> }
  readonly log: Logger
  readonly probeKeychain?: (service: string) => Promise<Keychain>
}

interface Opened {
  /** Null: locked. */
  readonly store: NamedSecrets | null
  readonly why: KeychainTrouble | null
  readonly undecided: boolean
}

const choiceKey = 'secrets-tier'

/**
 * Opens the place the user has chosen, or else the best there is: keychain, encrypted file, this process only; never
 * silent plain text. Throws RedropError `passphrase-wrong`, `profile-damaged`.
 */
export async function openVault(options: VaultOptions): Promise<Vault> {
  const { profile, settings, log } = options
  const probe = () => (options.probeKeychain ?? probeKeychain)(profile.keychainService)
  let opened = await open()

  async function open(): Promise<Opened> {
    const choice = await settings.get(choiceKey)
    if (choice === 'session') return { store: createSessionStore(), why: null, undecided: false }
    const keychain = choice === 'encrypted-file' ? null : await look()
    if (keychain && 'store' in keychain) return { store: keychain.store, why: null, undecided: false }
    const why = keychain?.why ?? null
    if (options.passphrase !== undefined && options.passphrase !== '')
      return { store: await openEncryptedFile(profile.secrets, options.passphrase), why, undecided: false }
    if (await hasEncryptedFile(profile.secrets)) return { store: null, why, undecided: false }
    return { store: createSessionStore(), why, undecided: true }
  }

  async function look(): Promise<Keychain> {
    const keychain = await probe()
    if ('why' in keychain) log.info('keychain-unusable', { why: keychain.why, detail: keychain.detail })
    return keychain
  }

  async function openPlace(place: Place): Promise<NamedSecrets> {
    if (place.tier === 'session') return createSessionStore()
    if (place.tier === 'keychain') {
      const keychain = await look()
      if ('store' in keychain) return keychain.store
      throw new RedropError('keychain-unavailable', { keychain: keychain.why })
    }
    // Left by an earlier choice: it may need another passphrase.
    if (await hasEncryptedFile(profile.secrets)) await keepAside(profile.secrets, 'forgotten')
    return openEncryptedFile(profile.secrets, place.passphrase)
  }

  function store(): NamedSecrets {
    if (opened.store === null) throw new RedropError('passphrase-needed')
    return opened.store
  }

  const vault: Vault = {
    get tier(): SecretTier {
      return opened.store?.tier ?? 'encrypted-file'
    },
    get why() {
      return opened.why
    },
    get locked() {
      return opened.store === null
    },
    get undecided() {
      return opened.undecided
    },
    get: async (name) => store().get(name),
    set: async (name, value) => store().set(name, value),
    delete: async (name) => store().delete(name),

    async unlock(passphrase) {
      opened = { ...opened, store: await openEncryptedFile(profile.secrets, passphrase) }
    },

    async moveTo(place) {
      const from = store()
      if (place.tier === from.tier) {
        await settings.set(choiceKey, place.tier)
        opened = { ...opened, undecided: false }
        return
      }
      const to = await openPlace(place)
      const names = await from.names()
      for (const name of names) await to.set(name, (await from.get(name)) ?? '')
      await settings.set(choiceKey, place.tier)
      opened = { store: to, why: place.tier === 'keychain' ? null : opened.why, undecided: false }
      log.info('secrets-moved', { from: from.tier, to: to.tier, count: names.length })
      if (from.tier === 'encrypted-file') await rm(profile.secrets, { force: true })
      else for (const name of names) await from.delete(name)
    },

    async lookAgain() {
      if (!opened.undecided) return
      const keychain = await look()
      if ('why' in keychain) opened = { ...opened, why: keychain.why }
      else await vault.moveTo({ tier: 'keychain' })
    },

    async startAnew() {
      const aside = await keepAside(profile.secrets, 'forgotten')
      await settings.set(choiceKey, '')
      opened = await open()
      log.warn('secrets-begun-anew', { tier: opened.store?.tier ?? null })
      return aside
    },
  }
  return vault
}
