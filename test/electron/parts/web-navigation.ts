import type { HandlerDetails, WebContents, WebFrameMain, WindowOpenHandlerResponse } from 'electron'
import { isApp, toApp } from '../origins.ts'
import { problem, records } from '../records.ts'
import { StrictEmitter } from '../strict.ts'
import { preventable } from './events.ts'

/** Where a page may go is the app's decision. */
export abstract class WebNavigation
  extends StrictEmitter
  implements Pick<WebContents, 'setWindowOpenHandler'>
{
  abstract readonly mainFrame: WebFrameMain
  /** What `loadURL` or `reload` asked for: everything else was started by the page. */
  protected expected: string | null = null
  private openHandler: ((details: HandlerDetails) => WindowOpenHandlerResponse) | null = null

  /** May this navigation go on? Emits what Electron emits for one that the page started. */
  decideNavigation(address: string, isMainFrame: boolean): boolean {
    if (isMainFrame && address === this.expected) return true
    const url = toApp(address)
    const details = {
      url,
      isSameDocument: false,
      isMainFrame,
      frame: this.mainFrame,
      initiator: this.mainFrame,
    }
    for (const name of ['will-frame-navigate', 'will-navigate']) {
      if (name === 'will-navigate' && !isMainFrame) continue
      const event = preventable(details)
      this.emit(name, event, url, false, isMainFrame)
      if (!event.defaultPrevented) continue
      records.refusedNavigations.push(url)
      return false
    }
    if (isApp(url)) return true
    problem(`the page left the app for ${url}, and nothing prevented it`)
    return false
  }

  /** A page's wish for another window. */
  decideWindow(url: string, frameName: string, features: string): void {
    const details = {
      url: toApp(url),
      frameName,
      features,
      disposition: 'new-window',
      referrer: { url: '', policy: 'default' },
    }
    const answer = this.openHandler?.(details as HandlerDetails)
    if (answer?.action === 'deny') records.refusedNavigations.push(details.url)
    else problem(`a window for ${details.url} was not denied; the stand-in opens none`)
  }

  setWindowOpenHandler(handler: (details: HandlerDetails) => WindowOpenHandlerResponse): void {
    this.openHandler = handler
  }
}
