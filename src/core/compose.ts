import { randomUUID } from 'node:crypto'

import { RedropError } from '../shared/errors.ts'
import type { EngineContext } from './engine/context.ts'
import { createEngine, type Engine } from './engine/engine.ts'
import { Throttle } from './engine/throttle.ts'
import { listenForRedirect } from './node/browser/redirect-listener.ts'
import { openBrowser } from './node/browser/open-browser.ts'
import { systemClock } from './node/clock.ts'
import { createHttp } from './node/http/index.ts'
import { openProfile, type Profile } from './node/profile/index.ts'
import { environmentProxies } from './node/proxy-environment.ts'
import { createKeyring } from './node/secrets/keyring.ts'
import { openVault, type Vault } from './node/secrets/vault.ts'
import type { Clock, Logger, ProxyResolver } from './ports/index.ts'
import { createAccounts, type Accounts } from './services/accounts/index.ts'
import { createConnect, type Connect } from './services/connect.ts'
import { createCertificates } from './services/network/certificates.ts'
import { createNetwork, type Network } from './services/network/index.ts'
import { openProxies } from './services/network/proxies.ts'
import { openTrustList } from './services/network/trust-list.ts'
import { openQuickSaveSettings, type QuickSaveSettingsService } from './services/quick-save/settings.ts'
import { createSafetyCopies, type SafetyCopies } from './services/safety-copies.ts'
import { openTransferSettings, type TransferSettingsService } from './services/transfer-settings.ts'
import { openStore, type Store } from './store/index.ts'

export interface CoreOptions {
  /** Environment variables: `REDROP_HOME`, `REDROP_PASSPHRASE`, `HTTPS_PROXY` and its like. */
  readonly env: Readonly<Record<string, string | undefined>>
  readonly log: Logger
  readonly version: string
  readonly clock?: Clock
  /** Opens a page of a site for the user to sign in. False: it cannot. Default: the system's launcher. */
  readonly openBrowser?: (url: URL) => Promise<boolean>
  /** Proxies of the system. Default: those of the environment. */
  readonly systemProxies?: ProxyResolver
  /**
   * Somebody can be asked for the passphrase of the encrypted file later on; until then there are no sign-ins. Default:
   * nobody, so that a profile without its passphrase is not opened.
   */
  readonly asksForPassphrase?: boolean
  /** Sees every durable commit of the journal, before and after it. */
  readonly onCommit?: (phase: 'before' | 'after', label: string) => void
}

export interface Core {
  readonly profile: Profile
  /** A damaged database that was moved out of the way; null: none. */
  readonly keptAside: string | null
  readonly secrets: Vault
  readonly store: Store
  readonly clock: Clock
  readonly accounts: Accounts
  readonly connect: Connect
  readonly network: Network
  readonly safety: SafetyCopies | null
  readonly settings: TransferSettingsService
  readonly quickSave: QuickSaveSettingsService
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
  const vault = await openVault({
    profile,
    settings: store.settings,
    log,
    ...(passphrase === undefined ? {} : { passphrase }),
  })
  if (vault.locked && !options.asksForPassphrase) {
    await store.close()
    throw new RedropError('passphrase-needed')
  }
  const secrets = await createKeyring(vault)

  const trust = await openTrustList(store.settings)
  const system = options.systemProxies ?? environmentProxies(env, log)
  const proxies = await openProxies({ settings: store.settings, secrets, system })
  const transport = { clock, userAgent: `Redrop/${version}`, trust }
  const http = createHttp({ ...transport, proxies })
  const clientId = await deviceId(store)
  const ports = { listenForRedirect, openBrowser: options.openBrowser ?? openBrowser }
  const accounts = createAccounts({ http, clock, clientId, logger: log, secrets, store, ...ports })
  const connect = createConnect({ accounts, http, clock })
  const certificates = createCertificates({
    inspector: http,
    list: trust,
    clock,
    log,
    onChange: () => http.reset(),
  })
  const createTrial = (proxies: ProxyResolver) => createHttp({ ...transport, proxies })
  const network = createNetwork({ http, certificates, proxies, clock, clientId, createHttp: createTrial })

  const settings = await openTransferSettings(store.settings)
  const safetyOf = whileSame((key: Buffer) =>
    createSafetyCopies({
      folder: profile.safety,
      key,
      store,
      clock,
      capacity: () => settings.current.safetyLimit,
    }),
  )
  const safety = () => secrets.key && safetyOf(secrets.key)
  const context: EngineContext = {
    store,
    clock,
    log,
    owner: randomUUID(),
    connect,
    get sealer() {
      return secrets.sealer
    },
    settings,
    throttle: new Throttle(clock, () => settings.current.uploadLimit),
    folders: profile,
    get safety() {
      return settings.current.safetyCopies ? safety() : null
    },
    random: Math.random,
  }
  return {
    profile,
    keptAside,
    secrets,
    store,
    clock,
    accounts,
    connect,
    network,
    get safety() {
      return safety()
    },
    settings,
    quickSave: await openQuickSaveSettings(store.settings),
    engine: createEngine(context),
    async close() {
      http.close()
      await store.close()
    },
  }
}

/** Makes anew only when it is for another key. */
function whileSame<K, V>(make: (key: K) => V): (key: K) => V {
  let made: { readonly key: K; readonly value: V } | null = null
  return (key) => {
    if (made?.key !== key) made = { key, value: make(key) }
    return made.value
  }
}

async function deviceId(store: Store): Promise<string> {
  const known = await store.settings.get('client-id')
  if (typeof known === 'string') return known
  const made = randomUUID()
  await store.settings.set('client-id', made)
  return made
}
