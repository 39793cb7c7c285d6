import { EventEmitter, once } from 'node:events'
import type { Session } from './connection.ts'

/** A request of a page, before anything is done about it. */
export interface PageRequest {
  readonly url: string
  readonly method: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: Uint8Array<ArrayBuffer> | null
  readonly isNavigation: boolean
  readonly isMainFrame: boolean
  fulfill(response: Response): Promise<void>
  refuse(reason: 'Aborted' | 'BlockedByClient' | 'Failed'): Promise<void>
}

interface Frame {
  readonly loaderId: string
  readonly url: string
  readonly urlFragment?: string
}

interface Events {
  request: [PageRequest]
  /** The main frame has another address. */
  navigated: []
  domcontentloaded: []
  crash: []
  close: []
}

/** A page of Chromium. */
export class Page extends EventEmitter<Events> {
  readonly session: Session
  /** Of the page's target, and of its main frame too. */
  readonly id: string
  /** It waits until it can be listened to. */
  readonly begun: Promise<void>
  private readonly closeTarget: () => Promise<unknown>
  private address = 'about:blank'
  private document = ''
  private readonly loaded = new Set<string>()
  /** Documents that were ever shown. */
  private readonly seen = new Set<string>()
  private closed = false
  private changes = Promise.withResolvers<undefined>()

  constructor(session: Session, id: string, closeTarget: () => Promise<unknown>) {
    super()
    this.session = session
    this.id = id
    this.closeTarget = closeTarget
    this.setMaxListeners(0)
    this.listen()
    this.begun = this.begin()
  }

  private async begin(): Promise<void> {
    const { session } = this
    const [{ frameTree }] = await Promise.all([
      session.send('Page.getFrameTree'),
      session.send('Page.enable'),
      session.send('Page.setLifecycleEventsEnabled', { enabled: true }),
      session.send('Fetch.enable', { patterns: [{ urlPattern: '*' }] }),
      session.send('Emulation.setFocusEmulationEnabled', { enabled: true }),
      session.send('Runtime.runIfWaitingForDebugger'),
    ])
    // A tab of Chromium's own making may be where it goes before it can be listened to.
    if (this.document === '') this.navigated(frameTree.frame)
  }

  url(): string {
    return this.address
  }

  isClosed(): boolean {
    return this.closed
  }

  /** Resolves when the document and what belongs to it are loaded. */
  async goto(url: string): Promise<void> {
    const { errorText, loaderId } = await this.session.send('Page.navigate', { url })
    if (errorText !== undefined) throw new Error(`${errorText} at ${url}`)
    if (loaderId !== undefined) await this.untilLoaded(loaderId)
  }

  async reload(): Promise<void> {
    const before = this.document
    await this.session.send('Page.reload')
    while (this.document === before) await this.change()
    await this.untilLoaded(this.document)
  }

  async emulateColorScheme(scheme: 'light' | 'dark'): Promise<void> {
    await this.session.send('Emulation.setEmulatedMedia', {
      features: [{ name: 'prefers-color-scheme', value: scheme }],
    })
  }

  async close(): Promise<void> {
    if (this.closed) return
    const gone = once(this, 'close')
    await this.closeTarget().catch(() => undefined)
    await gone
  }

  /** Called when its target has gone. */
  gone(): void {
    if (this.closed) return
    this.closed = true
    this.emit('close')
  }

  private async untilLoaded(loaderId: string): Promise<void> {
    while (!this.loaded.has(loaderId)) {
      await this.change()
      const isLeft = this.document !== loaderId && !this.loaded.has(loaderId) && this.seen.has(loaderId)
      if (isLeft) throw new Error('another navigation came in between')
    }
  }

  private async change(): Promise<void> {
    if (this.closed) throw new Error('the page has been closed')
    await this.changes.promise
  }

  private changed(): void {
    this.changes.resolve(undefined)
    this.changes = Promise.withResolvers()
  }

  private listen(): void {
    const { session } = this
    session.on('Page.frameNavigated', ({ frame }) => {
      if (frame.parentId === undefined) this.navigated(frame)
    })
    session.on('Page.navigatedWithinDocument', ({ frameId, url }) => {
      if (frameId === this.id) this.at(url)
    })
    session.on('Page.domContentEventFired', () => this.emit('domcontentloaded'))
    session.on('Page.lifecycleEvent', ({ frameId, loaderId, name }) => {
      if (name !== 'load' || frameId !== this.id) return
      this.loaded.add(loaderId)
      this.changed()
    })
    session.on('Inspector.targetCrashed', () => this.emit('crash'))
    session.on('Fetch.requestPaused', ({ requestId, request, frameId, resourceType }) => {
      // What a page holds in itself.
      if (/^(data|blob):/.test(request.url)) {
        void this.quietly(session.send('Fetch.continueRequest', { requestId }))
        return
      }
      const pieces = request.postDataEntries?.map(({ bytes = '' }) => Buffer.from(bytes, 'base64'))
      this.emit('request', {
        url: request.url + (request.urlFragment ?? ''),
        method: request.method,
        headers: request.headers,
        body: pieces === undefined ? null : new Uint8Array(Buffer.concat(pieces)),
        isNavigation: resourceType === 'Document',
        isMainFrame: frameId === this.id,
        fulfill: async (response) => {
          const body = Buffer.from(await response.arrayBuffer()).toString('base64')
          const responseHeaders = [...response.headers].map(([name, value]) => ({ name, value }))
          const responseCode = response.status
          await this.quietly(
            session.send('Fetch.fulfillRequest', { requestId, responseCode, responseHeaders, body }),
          )
        },
        refuse: (errorReason) => this.quietly(session.send('Fetch.failRequest', { requestId, errorReason })),
      })
    })
    this.once('close', () => this.changed())
  }

  /** A request is gone when its page is, or when it was given up. */
  private async quietly(work: Promise<unknown>): Promise<void> {
    try {
      await work
    } catch (error) {
      if (!/closed|Invalid InterceptionId/i.test(String(error))) throw error
    }
  }

  private navigated({ loaderId, url, urlFragment = '' }: Frame): void {
    this.document = loaderId
    this.seen.add(loaderId)
    this.at(url + urlFragment)
  }

  private at(address: string): void {
    this.address = address
    this.emit('navigated')
    this.changed()
  }
}
