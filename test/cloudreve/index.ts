import { randomUUID } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { serve } from './http/app.ts'
import type { RequestRecord } from './http/requests.ts'
import { Router } from './http/router.ts'
import { listen } from './http/server.ts'
import { registerIdentity } from './identity/index.ts'
import { initialState } from './state/initial.ts'
import { Site } from './state/site.ts'
import type { SiteSettings } from './state/types.ts'

export interface ServerOptions {
  /** 0 = any free one (default). */
  readonly port?: number
  /** State and blobs live there and survive the process; default: in memory. */
  readonly folder?: string
  /** Milliseconds since the epoch; default: the real clock. */
  readonly now?: () => number
  /** Makes ids, tokens and captchas repeatable. */
  readonly seed?: number
  readonly tls?: { readonly key: string; readonly cert: string }
  /** For example `/cloud`; default: none. */
  readonly basePath?: string
  readonly version?: string
  readonly settings?: Partial<SiteSettings>
}

export interface TestServer {
  /** Origin and base path without a trailing slash. */
  readonly url: string
  readonly site: Site
  readonly requests: readonly RequestRecord[]
  close(): Promise<void>
}

/** Starts a Cloudreve 4.18 stand-in on loopback. */
export async function startServer(options: ServerOptions = {}): Promise<TestServer> {
  const seed = options.seed === undefined ? randomUUID() : String(options.seed)
  const site = new Site({
    state: initialState(seed, options.settings ?? {}),
    now: options.now ?? Date.now,
    version: options.version ?? '4.18.0',
    save: () => undefined,
  })
  site.addPolicy()
  site.addGroup({ name: 'Admin', permissions: [0, 2, 3, 4, 5, 6, 7, 9, 11, 12, 16] })
  site.addGroup({ name: 'User' })
  site.addGroup({ name: 'Anonymous', permissions: [1, 7], quota: 0 })
  const router = new Router()
  registerIdentity(router)
  const requests: RequestRecord[] = []
  const onRequest = (request: IncomingMessage, response: ServerResponse): void => {
    void serve(site, router, requests, request, response)
  }
  const listener = await listen({ port: options.port ?? 0, tls: options.tls ?? null }, onRequest)
  site.url = `${options.tls === undefined ? 'http' : 'https'}://127.0.0.1:${listener.port}${options.basePath ?? ''}`
  return { url: site.url, site, requests, close: () => listener.stop() }
}
