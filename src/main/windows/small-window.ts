import type { BrowserWindow, BrowserWindowConstructorOptions, Rectangle } from 'electron'
import type { Logger } from '../../core/ports/index.ts'
import { pageUrlOf } from '../protocol/origin.ts'
import type { SmallView } from '../../shared/views.ts'
import { colours } from './options.ts'

/** Milliseconds after a click elsewhere has hidden it, in which a click on its icon is that same click. */
const sameClick = 300

/** Where a small window is. */
export interface Placing {
  /** It is about to be shown. */
  begin(): Promise<void> | void
  /** `height`: of its content. `shown`: where it is; null: it is not on the screen yet. */
  bounds(height: number, shown: Rectangle | null): Rectangle
}

export interface SmallWindowParts {
  readonly view: SmallView
  create(options: BrowserWindowConstructorOptions): BrowserWindow
  options(): BrowserWindowConstructorOptions
  readonly placing: Placing
  /** It goes when something else is used. */
  readonly hidesOnBlur: boolean
  readonly log: Logger
  onCreated(window: BrowserWindow): void
  /** The id is that of its web contents. */
  onClosed(contentsId: number): void
}

/** A window beside the main one, as high as its content. Once made it stays, hidden: so it is there at once. */
export class SmallWindow {
  private readonly parts: SmallWindowParts
  private window: BrowserWindow | null = null
  /** Settled when the page has said how high it is. */
  private drawn = Promise.withResolvers<undefined>()
  private height = 0
  private wentAt = -Infinity

  constructor(parts: SmallWindowParts) {
    this.parts = parts
  }

  get isFocused(): boolean {
    return this.window?.isFocused() ?? false
  }

  /** For a key, a menu or an icon. */
  toggle(): void {
    if (this.window?.isVisible()) this.hide()
    else if (performance.now() - this.wentAt > sameClick) this.show()
  }

  show(): void {
    this.appear().catch((error: unknown) => {
      this.parts.log.error('window-not-shown', { view: this.parts.view, error: String(error) })
      this.destroy()
    })
  }

  /** The page has drawn itself anew. */
  fit(height: number): void {
    this.height = Math.ceil(height)
    if (this.window?.isVisible()) this.place(this.window.getBounds())
    this.drawn.resolve(undefined)
  }

  recolour(dark: boolean): void {
    this.window?.setBackgroundColor(colours[dark ? 'dark' : 'light'].background)
  }

  destroy(): void {
    this.window?.destroy()
  }

  private async appear(): Promise<void> {
    await this.parts.placing.begin()
    if (this.window === null) this.open()
    await this.drawn.promise
    if (this.window === null) return
    if (!this.window.isVisible()) this.place(null)
    this.window.show()
    this.window.focus()
  }

  private place(shown: Rectangle | null): void {
    this.window?.setBounds(this.parts.placing.bounds(this.height, shown))
  }

  private hide(): void {
    this.window?.hide()
  }

  private open(): void {
    const { parts } = this
    const window = parts.create(parts.options())
    const drawn = Promise.withResolvers<undefined>()
    const { id } = window.webContents
    this.window = window
    this.drawn = drawn
    parts.onCreated(window)
    // Esc and the window's own key for it: it is only put away.
    window.on('close', (event) => {
      event.preventDefault()
      this.hide()
    })
    window.on('blur', () => {
      if (!parts.hidesOnBlur || !window.isVisible()) return
      this.wentAt = performance.now()
      this.hide()
    })
    window.once('closed', () => {
      this.window = null
      drawn.resolve(undefined)
      parts.onClosed(id)
    })
    window.webContents.on('render-process-gone', (_event, { reason }) => {
      parts.log.error('page-gone', { view: parts.view, reason })
      // The next one has a page again.
      window.destroy()
    })
    window.loadURL(pageUrlOf(parts.view)).catch((error: unknown) => drawn.reject(error))
  }
}
