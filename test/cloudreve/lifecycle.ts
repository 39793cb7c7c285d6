import type { App } from './http/app.ts'
import { listen } from './http/server.ts'
import type { Listener, ListenOptions } from './http/server.ts'
import type { Site } from './state/site.ts'
import type { Store } from './state/store.ts'

/** Starts and ends the lives of one server; all listen on the same port. */
export class Lifecycle {
  private listener: Listener | null = null
  private readonly site: Site
  private readonly app: App
  private readonly options: ListenOptions
  private readonly store: Store | null

  constructor(site: Site, app: App, options: ListenOptions, store: Store | null) {
    this.site = site
    this.app = app
    this.options = options
    this.store = store
  }

  async start(): Promise<number> {
    const port = this.listener?.port ?? this.options.port
    this.listener = await listen({ ...this.options, port }, this.app)
    return this.listener.port
  }

  /**
   * Orderly: running bodies are read to their end and answered -1, upload sessions stay and their locks do not.
   * Killed: connections break, nothing is rolled back, everything in memory is lost (contract §5.7, §1.4).
   */
  async restart(how: 'orderly' | 'killed'): Promise<void> {
    if (how === 'orderly') await this.stop(null)
    else await this.kill()
    await this.start()
  }

  /** An orderly stop; after `graceMs` (null = never) the requests that still run are broken off. */
  async stop(graceMs: number | null): Promise<void> {
    const { site, listener } = this
    if (listener === null) return
    site.stopping = true
    site.events.stop()
    const stopped = listener.stop()
    const impatience = graceMs === null ? null : setTimeout(() => void listener.kill(), graceMs)
    await stopped
    if (impatience !== null) clearTimeout(impatience)
    this.forget()
    this.store?.save({ state: site.state, cache: site.cache.export() })
    site.stopping = false
  }

  private async kill(): Promise<void> {
    this.site.life += 1
    this.site.events.stop()
    await this.listener?.kill()
    this.site.cache.clear()
    this.forget()
    this.site.save()
  }

  /** What no restart keeps. */
  private forget(): void {
    this.site.locks.clear()
    this.site.captchas.clear()
    this.site.faults.unwedge()
  }
}
