import type { BrowserWindow, BrowserWindowConstructorOptions } from 'electron'
import type { Logger } from '../../core/ports/index.ts'
import { pageUrlOf } from '../protocol/origin.ts'
import type { WindowState } from './bounds.ts'
import { colours, overlay } from './options.ts'

/** A page that dies again within this many milliseconds is not loaded again. */
const reloadPause = 10_000

export interface MainWindowParts {
  create(options: BrowserWindowConstructorOptions): BrowserWindow
  /** How it was left. */
  state(): Promise<WindowState>
  options(state: WindowState): BrowserWindowConstructorOptions
  readonly platform: NodeJS.Platform
  readonly log: Logger
  /** It is there, before its page is loaded. */
  onCreated(window: BrowserWindow): void
  /** The user closes it. True: it stays, hidden or not. */
  onClose(): boolean
  /** It is gone; the id is that of its web contents. */
  onClosed(contentsId: number): void
}

/** The window with the files: at most one. */
export class MainWindow {
  private readonly parts: MainWindowParts
  private window: BrowserWindow | null = null
  private opening: Promise<BrowserWindow> | null = null
  private reloadedAt = -Infinity

  constructor(parts: MainWindowParts) {
    this.parts = parts
  }

  get current(): BrowserWindow | null {
    return this.window
  }

  /** Opens it, or brings it to the front. */
  async show(): Promise<void> {
    const window = this.opening ? await this.opening : (this.window ?? (await this.begin()))
    if (window.isMinimized()) window.restore()
    window.show()
    window.focus()
  }

  hide(): void {
    this.window?.hide()
  }

  /** Closes it without asking anybody. */
  destroy(): void {
    this.window?.destroy()
  }

  recolour(dark: boolean): void {
    this.window?.setBackgroundColor(colours[dark ? 'dark' : 'light'].background)
    if (this.parts.platform !== 'darwin') this.window?.setTitleBarOverlay(overlay(dark))
  }

  private begin(): Promise<BrowserWindow> {
    this.opening = this.open().finally(() => (this.opening = null))
    return this.opening
  }

  private async open(): Promise<BrowserWindow> {
    const state = await this.parts.state()
    const window = this.parts.create(this.parts.options(state))
    const { id } = window.webContents
    this.window = window
    this.parts.onCreated(window)
    window.on('close', (event) => {
      if (this.parts.onClose()) event.preventDefault()
    })
    window.once('closed', () => {
      this.window = null
      this.parts.onClosed(id)
    })
    window.webContents.on('render-process-gone', (_event, { reason }) => this.revive(window, reason))
    await window.loadURL(pageUrlOf('main'))
    if (state.isMaximized) window.maximize()
    return window
  }

  /** Transfers run in main and go on; the page is shown again. */
  private revive(window: BrowserWindow, reason: string): void {
    const now = performance.now()
    this.parts.log.error('page-gone', { reason })
    if (window.isDestroyed() || now - this.reloadedAt < reloadPause) return
    this.reloadedAt = now
    window.webContents.reload()
  }
}
