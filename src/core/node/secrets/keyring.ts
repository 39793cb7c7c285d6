import { createSealer, dataKey, type Sealer } from './seal.ts'
import type { Vault } from './vault.ts'

/** The secrets with the profile's data key, which is there whenever they can be read and outlive this process. */
export interface Keyring extends Vault {
  /** Null: locked, or secrets end with this process. */
  readonly key: Buffer | null
  readonly sealer: Sealer | null
}

/** Throws RedropError `keychain-unavailable`, `profile-damaged`. */
export async function createKeyring(vault: Vault): Promise<Keyring> {
  let key = await load()
  let sealer = key && createSealer(key)

  async function load(): Promise<Buffer | null> {
    return vault.locked || vault.tier === 'session' ? null : dataKey(vault)
  }

  async function after<T>(work: Promise<T>): Promise<T> {
    const result = await work
    const next = await load()
    if (next === null || key === null || !next.equals(key)) {
      key = next
      sealer = next && createSealer(next)
    }
    return result
  }

  return {
    get tier() {
      return vault.tier
    },
    get why() {
      return vault.why
    },
    get locked() {
      return vault.locked
    },
    get undecided() {
      return vault.undecided
    },
    get key() {
      return key
    },
    get sealer() {
      return sealer
    },
    get: (name) => vault.get(name),
    set: (name, value) => vault.set(name, value),
    delete: (name) => vault.delete(name),
    unlock: (passphrase) => after(vault.unlock(passphrase)),
    moveTo: (place) => after(vault.moveTo(place)),
    lookAgain: () => after(vault.lookAgain()),
    startAnew: () => after(vault.startAnew()),
  }
}
