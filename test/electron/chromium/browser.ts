import { EventEmitter } from 'node:events'
import type { Connection } from './connection.ts'
import { Page } from './page.ts'

/** Chromium's names of what Playwright and the web call otherwise. */
type Permission =
  | 'clipboardReadWrite'
  | 'clipboardSanitizedWrite'
  | 'notifications'
  | 'geolocation'
  | 'midi'
  | 'videoCapture'
  | 'audioCapture'

/** Chromium with its pages. */
export class Browser extends EventEmitter<{ page: [Page] }> {
  private readonly connection: Connection
  private readonly open = new Map<string, Page>()
  private product = ''

  constructor(connection: Connection) {
    super()
    this.connection = connection
    const { browser } = connection
    browser.on('Target.attachedToTarget', ({ sessionId, targetInfo: { type, targetId } }) => {
      const session = connection.attach(sessionId)
      if (type !== 'page') {
        session.send('Runtime.runIfWaitingForDebugger').catch(() => undefined)
        return
      }
      const page = new Page(session, targetId, () => browser.send('Target.closeTarget', { targetId }))
      this.open.set(sessionId, page)
      this.emit('page', page)
      // One that goes at once is of no interest.
      page.begun.catch(() => undefined)
    })
    browser.on('Target.detachedFromTarget', ({ sessionId }) => {
      connection.detach(sessionId)
      this.open.get(sessionId)?.gone()
      this.open.delete(sessionId)
    })
  }

  /** Chromium starts with an empty page: until that is there. */
  async begin(): Promise<void> {
    const { browser } = this.connection
    const first = new Promise<Page>((resolve) => this.once('page', resolve))
    const [{ product }] = await Promise.all([
      browser.send('Browser.getVersion'),
      browser.send('Target.setAutoAttach', { autoAttach: true, waitForDebuggerOnStart: true, flatten: true }),
    ])
    this.product = product
    await (
      await first
    ).begun
  }

  pages(): readonly Page[] {
    return [...this.open.values()]
  }

  /** For example `152.0.7871.46`. */
  version(): string {
    return this.product.replace(/^.*\//, '')
  }

  async newPage(): Promise<Page> {
    const { targetId } = await this.connection.browser.send('Target.createTarget', { url: 'about:blank' })
    const find = () => this.pages().find(({ id }) => id === targetId)
    let page = find()
    while (page === undefined) {
      const next = Promise.withResolvers<undefined>()
      this.once('page', () => next.resolve(undefined))
      await next.promise
      page = find()
    }
    await page.begun
    return page
  }

  /** All others are denied from now on. */
  async grantPermissions(permissions: readonly Permission[], origin: string): Promise<void> {
    await this.connection.browser.send('Browser.grantPermissions', { permissions: [...permissions], origin })
  }

  async close(): Promise<void> {
    await this.connection.browser.send('Browser.close').catch(() => undefined)
  }
}
