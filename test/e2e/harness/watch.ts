import type { Page } from 'playwright-core'

/** Collects what must not happen in a page: errors of scripts, of the console, and of the content security policy. */
export class PageWatch {
  readonly seen: string[] = []

  constructor(page: Page) {
    this.follow(page)
  }

  follow(page: Page): void {
    page.on('pageerror', (error) => this.seen.push(`page error: ${error.message}`))
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning')
        this.seen.push(`console ${message.type()}: ${message.text()} (${message.location().url})`)
    })
    page.on('crash', () => this.seen.push('the page crashed'))
  }
}
