import { randomUUID } from 'node:crypto'
import { RedropError } from '../../../shared/errors.ts'
import type { SecretStore } from '../../ports/secret-store.ts'

const service = 'Redrop'

/** A keychain service that accepts and never answers hangs for ever; its call holds a thread until the process ends. */
const limit = 5_000

type Keytar = Pick<typeof import('keytar'), 'getPassword' | 'setPassword' | 'deletePassword'>

/** The system's keychain through keytar. Throws RedropError `keychain-unavailable` with the reason. */
export function createKeychain(keytar: Keytar): SecretStore {
  return {
    tier: 'keychain',
    get: (name) => bounded(keytar.getPassword(service, name)),
    set: (name, value) => bounded(keytar.setPassword(service, name, value)),
    delete: async (name) => {
      await bounded(keytar.deletePassword(service, name))
    },
  }
}

/**
 * The keychain, if it can be written, read and deleted from: a bus without a keyring answers every read with "nothing"
 * and fails only on writes. Otherwise the reason.
 */
export async function probeKeychain(): Promise<{ readonly store: SecretStore } | { readonly why: string }> {
  try {
    const module = (await import('keytar')) as { default?: Keytar } & Keytar
    const store = createKeychain(module.default ?? module)
    const name = `probe:${randomUUID()}`
    await store.set(name, name)
    const back = await store.get(name)
    await store.delete(name)
    return back === name ? { store } : { why: 'it does not keep what is written' }
  } catch (error) {
    return { why: error instanceof RedropError ? String(error.params['detail']) : String(error) }
  }
}

async function bounded<T>(call: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const timeout = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new Error('it does not answer'))
    }, limit)
  })
  try {
    return await Promise.race([call, timeout])
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error)
    throw new RedropError('keychain-unavailable', { detail }, { cause: error })
  } finally {
    clearTimeout(timer)
  }
}
