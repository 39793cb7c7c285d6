import type * as keytarModule from 'keytar'
import { randomUUID } from 'node:crypto'
import { setTimeout as delay } from 'node:timers/promises'
import { RedropError } from '../../../shared/errors.ts'
import type { KeychainTrouble } from '../../../shared/reasons.ts'
import { keychainTrouble, NoAnswer } from './keychain-trouble.ts'
import type { NamedSecrets } from './named-secrets.ts'
import { counted } from './pending-calls.ts'
import { busAnswers } from './session-bus.ts'

type Keytar = typeof keytarModule

/** Milliseconds. */
const limits = { probe: 5_000, call: 30_000 }

export type Keychain =
  | { readonly store: NamedSecrets }
  | { readonly why: KeychainTrouble; /** As the system says it. */ readonly detail: string }

/**
 * The system's keychain, if a secret can be written, read and deleted again within 5 s: a bus without a keyring answers
 * every read with "none" and fails on writes only. Otherwise why not.
 */
export async function probeKeychain(service: string): Promise<Keychain> {
  if (process.platform === 'linux' && !(await busAnswers(process.env, limits.probe)))
    return { why: 'no-answer', detail: '' }
  try {
    const keytar = await load()
    const isKept = await within(limits.probe, tryOut(keytar, service))
    return isKept ? { store: createKeychain(keytar, service) } : { why: 'keeps-nothing', detail: '' }
  } catch (error) {
    return { why: keychainTrouble(error), detail: error instanceof Error ? error.message : String(error) }
  }
}

async function load(): Promise<Keytar> {
  const loaded = (await import('keytar')) as Keytar & { readonly default?: Keytar }
  return loaded.default ?? loaded
}

const probePrefix = 'probe:'

async function tryOut(keytar: Keytar, service: string): Promise<boolean> {
  const name = probePrefix + randomUUID()
  await keytar.setPassword(service, name, name)
  const found = await keytar.getPassword(service, name)
  await keytar.deletePassword(service, name)
  return found === name
}

function createKeychain(keytar: Keytar, service: string): NamedSecrets {
  return {
    tier: 'keychain',
    get: (name) => call(keytar.getPassword(service, name)),
    set: (name, value) => call(keytar.setPassword(service, name, value)),
    delete: async (name) => {
      await call(keytar.deletePassword(service, name))
    },
    async names() {
      const found = await call(keytar.findCredentials(service))
      return found.map(({ account }) => account).filter((name) => !name.startsWith(probePrefix))
    },
  }
}

async function call<T>(answer: Promise<T>): Promise<T> {
  try {
    return await within(limits.call, answer)
  } catch (error) {
    throw new RedropError('keychain-unavailable', { keychain: keychainTrouble(error) }, { cause: error })
  }
}

async function within<T>(limit: number, answer: Promise<T>): Promise<T> {
  const timer = new AbortController()
  const tooLate = delay(limit, undefined, { signal: timer.signal }).then(() => {
    throw new NoAnswer()
  })
  try {
    return await Promise.race([counted(answer), tooLate])
  } finally {
    timer.abort()
    tooLate.catch(() => undefined)
  }
}
