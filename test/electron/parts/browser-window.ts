import type { BrowserWindow, BrowserWindowConstructorOptions, WebContents } from 'electron'
import { chromiumNow } from '../host.ts'
import { needsReady } from '../life.ts'
import type { KeyPress } from '../page/messages.ts'
import { PageEnd } from '../page/page-end.ts'
import { app } from './app.ts'
import { BaseWindowPart } from './base-window.ts'
import { preventable } from './events.ts'
import { pressAccelerator } from './menu-keys.ts'
import { preloadProcess } from './preload-process.ts'
import { WebContentsPart, type WindowOfContents } from './web-contents.ts'
import { WindowFrame } from './window-frame.ts'
import { checkOptions } from './window-options.ts'
import { addWindow, openWindows, removeWindow } from './windows.ts'

type Part = Pick<
  BrowserWindow,
  | 'id'
  | 'loadURL'
  | 'close'
  | 'destroy'
  | 'isDestroyed'
  | 'show'
  | 'showInactive'
  | 'hide'
  | 'focus'
  | 'blur'
  | 'isFocused'
  | 'isVisible'
  | 'minimize'
  | 'restore'
  | 'isMinimized'
  | 'maximize'
  | 'unmaximize'
  | 'isMaximized'
  | 'setFullScreen'
  | 'isFullScreen'
  | 'isNormal'
  | 'getBounds'
  | 'getNormalBounds'
  | 'getContentBounds'
  | 'setBounds'
  | 'getSize'
  | 'setSize'
  | 'getPosition'
  | 'setPosition'
  | 'setMinimumSize'
  | 'getMinimumSize'
  | 'center'
  | 'setTitle'
  | 'getTitle'
  | 'setBackgroundColor'
  | 'setMenuBarVisibility'
  | 'setAutoHideMenuBar'
  | 'setProgressBar'
  | 'flashFrame'
  | 'setTitleBarOverlay'
  | 'moveTop'
  | 'reload'
  | 'setMenu'
  | 'removeMenu'
  | 'setIcon'
  | 'isEnabled'
  | 'webContents'
>

const events = [
  'close',
  'closed',
  'show',
  'hide',
  'focus',
  'blur',
  'minimize',
  'restore',
  'maximize',
  'unmaximize',
  'resize',
  'resized',
  'move',
  'moved',
  'ready-to-show',
  'enter-full-screen',
  'leave-full-screen',
  'page-title-updated',
  'unresponsive',
  'responsive',
  'session-end',
  'query-session-end',
]

let ids = 0

export class BrowserWindowPart extends BaseWindowPart implements Part, WindowOfContents {
  static getAllWindows(): BrowserWindowPart[] {
    return openWindows().filter((window) => window instanceof BrowserWindowPart)
  }

  static getFocusedWindow(): BrowserWindowPart | null {
    return BrowserWindowPart.getAllWindows().find((window) => window.isFocused()) ?? null
  }

  static fromWebContents(contents: WebContents): BrowserWindowPart | null {
    const all = BrowserWindowPart.getAllWindows()
    return all.find((window) => window.webContents.id === contents.id) ?? null
  }

  static fromId(id: number): BrowserWindowPart | null {
    const all = BrowserWindowPart.getAllWindows()
    return all.find((window) => window.id === id) ?? null
  }

  readonly id = ++ids
  readonly webContents: WebContents
  readonly contents: WebContentsPart
  readonly frame: WindowFrame
  private destroyed = false
  private shownOnce = false

  constructor(options: BrowserWindowConstructorOptions = {}) {
    super('BrowserWindow', events)
    needsReady('BrowserWindow')
    const { preload, arguments: extra } = checkOptions(options)
    const opened = PageEnd.open(
      chromiumNow().browser,
      { preload, process: preloadProcess(extra) },
      {
        message: (message) => this.contents.receive(message),
        crashed: () => this.contents.gone(),
        closed: () => this.destroy(),
      },
    )
    this.title = options.title ?? app.name
    this.contents = new WebContentsPart(this, opened)
    this.webContents = this.contents as unknown as WebContents
    this.frame = new WindowFrame(options, opened)
    this.applySize()
    addWindow(this)
    app.emit('web-contents-created', {}, this.contents)
    app.emit('browser-window-created', {}, this)
    if (this.frame.visible) this.focus()
  }

  async loadURL(url: string): Promise<void> {
    await this.contents.loadURL(url)
    if (this.destroyed || this.shownOnce) return
    this.shownOnce = true
    this.emit('ready-to-show')
  }

  reload(): void {
    this.contents.reload()
  }

  close(): void {
    this.requestClose()
  }

  /** False: the app kept the window. */
  requestClose(): boolean {
    if (this.destroyed) return true
    const event = preventable()
    this.emit('close', event)
    if (event.defaultPrevented) return false
    this.destroy()
    return true
  }

  destroy(): void {
    if (this.destroyed) return
    this.destroyed = true
    removeWindow(this)
    this.contents.destroy()
    this.emit('closed')
    app.afterLastWindow()
  }

  isDestroyed(): boolean {
    return this.destroyed
  }

  isEnabled(): boolean {
    return true
  }

  key(press: KeyPress): void {
    pressAccelerator(press, this)
  }

  zoomed(): void {
    this.applySize()
  }

  pageReady(): void {
    this.tell()
  }
}
