import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { FolderBlobs } from './blobs/folder.ts'
import { MemoryBlobs } from './blobs/memory.ts'
import type { Faults } from './faults/faults.ts'
import { App } from './http/app.ts'
import type { RequestRecord } from './http/requests.ts'
import { Router } from './http/router.ts'
import { registerIdentity } from './identity/index.ts'
import type { Ledger } from './ledger.ts'
import { Lifecycle } from './lifecycle.ts'
import { registerFiles } from './routes/index.ts'
import { initialState } from './state/initial.ts'
import { Site } from './state/site.ts'
import { Store } from './state/store.ts'
import type { SiteSettings } from './state/types.ts'

export interface ServerOptions {
  /** 0 = any free one (default). */
  readonly port?: number
  /** State and blobs live there and survive the process; default: in memory. */
  readonly folder?: string
  /** Milliseconds since the epoch; default: the real clock. */
  readonly now?: () => number
  /** Makes ids, tokens and captchas repeatable; of no effect on a folder that is in use already. */
  readonly seed?: number
  readonly tls?: { readonly key: string; readonly cert: string }
  /** For example `/cloud`; default: none. */
  readonly basePath?: string
  readonly version?: string
  readonly settings?: Partial<SiteSettings>
  /** Users may write into each other's space by `cloudreve://<user id>@my/…`. Pro; an assumption, not observed. */
  readonly otherWriters?: boolean
}

export interface TestServer {
  /** Origin and base path without a trailing slash. */
  readonly url: string
  readonly site: Site
  readonly ledger: Ledger
  readonly faults: Faults
  readonly requests: readonly RequestRecord[]
  restart(how: 'orderly' | 'killed'): Promise<void>
  /** An orderly end; requests that still run are broken off after `graceMs` (default 0). */
  close(graceMs?: number): Promise<void>
}

/** Starts a Cloudreve 4.18 stand-in on loopback. */
export async function startServer(options: ServerOptions = {}): Promise<TestServer> {
  const store = options.folder === undefined ? null : new Store(options.folder)
  const kept = store?.load() ?? null
  const seed = options.seed === undefined ? randomUUID() : String(options.seed)
  const site: Site = new Site({
    // What an older one has kept may lack what came since.
    state: { ...initialState(kept?.state.seed ?? seed, {}), ...kept?.state },
    now: options.now ?? Date.now,
    version: options.version ?? '4.18.0',
    blobs: options.folder === undefined ? new MemoryBlobs() : new FolderBlobs(join(options.folder, 'blobs')),
    otherWriters: options.otherWriters ?? false,
    save: () => store?.save({ state: site.state, cache: null }),
  })
  Object.assign(site.settings, options.settings)
  if (kept === null) furnish(site)
  else site.cache.import(kept.cache ?? [])
  // From here on a kill must not find the cache of the last orderly stop.
  site.save()
  const router = new Router()
  registerIdentity(router)
  registerFiles(router)
  const basePath = options.basePath ?? ''
  const app = new App(site, router, basePath)
  const lifecycle = new Lifecycle(site, app, { port: options.port ?? 0, tls: options.tls ?? null }, store)
  const port = await lifecycle.start()
  site.url = `${options.tls === undefined ? 'http' : 'https'}://127.0.0.1:${port}${basePath}`
  return {
    url: site.url,
    site,
    ledger: site.ledger,
    faults: site.faults,
    requests: app.requests,
    restart: (how) => lifecycle.restart(how),
    close: (graceMs = 0) => lifecycle.stop(graceMs),
  }
}

/** The shipped policy and groups of a fresh site (contract §3.1). */
function furnish(site: Site): void {
  site.addPolicy()
  site.addGroup({ name: 'Admin', quota: 1024 ** 4, permissions: [0, 2, 3, 4, 5, 6, 7, 9, 11, 12, 16] })
  site.addGroup({ name: 'User' })
  site.addGroup({ name: 'Anonymous', quota: 0, permissions: [1, 7] })
}
