import { chromium, type Browser, type Page } from 'playwright-core'

/** Drives pages of a running app from outside, beside the one who made them. */
export class Driver {
  readonly browser: Browser

  private constructor(browser: Browser) {
    this.browser = browser
  }

  static async connect(endpoint: string): Promise<Driver> {
    // Without its defaults, Playwright leaves colour scheme and focus to the app.
    return new Driver(await chromium.connectOverCDP(endpoint, { noDefaults: true, isLocal: true }))
  }

  /** The page whose address begins with `start`; waits until it is loaded. */
  async page(start: string): Promise<Page> {
    const [context] = this.browser.contexts()
    if (context === undefined) throw new Error('Chromium has no context')
    const arrives = async (page: Page): Promise<Page> => {
      await page.waitForURL((url) => url.href.startsWith(start), { waitUntil: 'commit' })
      return page
    }
    const later = context.waitForEvent('page', { predicate: async (page) => (await arrives(page)) === page })
    const page = await Promise.any([...context.pages().map(arrives), later])
    page.setDefaultTimeout(30_000)
    await page.waitForLoadState('load')
    return page
  }

  async close(): Promise<void> {
    await this.browser.close()
  }
}
