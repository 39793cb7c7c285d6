import { randomUUID } from 'node:crypto'

import type { EngineContext } from './engine/context.ts'
import { createEngine, type Engine } from './engine/engine.ts'
import { listenForRedirect } from './node/browser/redirect-listener.ts'
import { openBrowser } from './node/browser/open-browser.ts'
import { systemClock } from './node/clock.ts'
import { createHttp } from './node/http/index.ts'
import { openProfile, type Profile } from './node/profile/index.ts'
import { openSecretStore } from './node/secrets/index.ts'
import { createSealer, dataKey } from './node/secrets/seal.ts'
import type { Clock, Logger, SecretTier } from './ports/index.ts'
import { createAccounts, type Accounts } from './services/accounts/index.ts'
import { createConnect, type Connect } from './services/connect.ts'
import { createSafetyCopies, type SafetyCopies } from './services/safety-copies.ts'
import { openStore, type Store } from './store/index.ts'

export interface CoreOptions {
  /** Environment variables: `REDROP_HOME`, `REDROP_PASSPHRASE`. */
  readonly env: Readonly<Record<string, string | undefined>>
  readonly log: Logger
  readonly version: string
  readonly clock?: Clock
  /** Opens a page of a site for the user to sign in. False: it cannot. Default: the system's launcher. */
  readonly openBrowser?: (url: URL) => Promise<boolean>
  /** Sees every durable commit of the journal, before and after it. */
  readonly onCommit?: (phase: 'before' | 'after', label: string) => void
}

export interface Core {
  readonly profile: Profile
  /** A damaged database that was moved out of the way; null: none. */
  readonly keptAside: string | null
  readonly secrets: { readonly tier: SecretTier; /** Why not the keychain. */ readonly why: string | null }
  readonly store: Store
  readonly clock: Clock
  readonly accounts: Accounts
  readonly connect: Connect
  readonly safety: SafetyCopies | null
  readonly engine: Engine
  close(): Promise<void>
}

/** The only place that puts the parts together. Throws RedropError `profile-newer`, `profile-busy`, `passphrase-…`. */
export async function createCore(options: CoreOptions): Promise<Core> {
  const { env, log, version, clock = systemClock } = options
  const profile = await openProfile(env)
  const { store, keptAside } = await openStore({
    path: profile.database,
    clock,
    ...(options.onCommit ? { onCommit: options.onCommit } : {}),
  })
  const passphrase = env['REDROP_PASSPHRASE']
  const { store: secrets, why } = await openSecretStore({ profile, ...(passphrase ? { passphrase } : {}) })
  const http = createHttp({ clock, userAgent: `Redrop/${version}` })
  const clientId = await deviceId(store)
  const ports = { listenForRedirect, openBrowser: options.openBrowser ?? openBrowser }
  const accounts = createAccounts({ http, clock, clientId, logger: log, secrets, store, ...ports })
  const connect = createConnect({ accounts, http, clock })

  const key = secrets.tier === 'session' ? null : await dataKey(secrets)
  const safety = key && createSafetyCopies({ folder: profile.safety, key, store, clock })
  const context: EngineContext = {
    store,
    clock,
    log,
    owner: randomUUID(),
    connect,
    sealer: key && createSealer(key),
    folders: profile,
    safety,
    random: Math.random,
  }
  return {
    profile,
    keptAside,
    secrets: { tier: secrets.tier, why },
    store,
    clock,
    accounts,
    connect,
    safety,
    engine: createEngine(context),
    async close() {
      http.close()
      await store.close()
    },
  }
}

async function deviceId(store: Store): Promise<string> {
  const known = await store.settings.get('client-id')
  if (typeof known === 'string') return known
  const made = randomUUID()
  await store.settings.set('client-id', made)
  return made
}
