import type { IpcMainEvent, IpcMainInvokeEvent, Session, WebContents, WebFrameMain } from 'electron'
import { encode } from '../codec.ts'
import { toApp, toHttp } from '../origins.ts'
import type { FromPage, KeyPress } from '../page/messages.ts'
import type { PageEnd } from '../page/page-end.ts'
import { problem } from '../records.ts'
import { preventable } from './events.ts'
import { IpcMainPart, ipcMain } from './ipc-main.ts'
import { grantPermissions } from './permissions.ts'
import { theSession } from './session.ts'
import { WebFramePart } from './web-frame.ts'
import { WebNavigation } from './web-navigation.ts'

type Part = Pick<
  WebContents,
  | 'id'
  | 'send'
  | 'loadURL'
  | 'getURL'
  | 'reload'
  | 'isDestroyed'
  | 'isLoading'
  | 'isCrashed'
  | 'close'
  | 'getZoomFactor'
  | 'setZoomFactor'
  | 'getZoomLevel'
  | 'setZoomLevel'
  | 'focus'
  | 'isFocused'
  | 'redo'
  | 'undo'
  | 'getType'
  | 'session'
  | 'mainFrame'
>

const events = [
  'did-start-loading',
  'dom-ready',
  'did-finish-load',
  'did-stop-loading',
  'did-fail-load',
  'did-navigate',
  'will-navigate',
  'will-frame-navigate',
  'will-redirect',
  'will-attach-webview',
  'render-process-gone',
  'unresponsive',
  'responsive',
  'preload-error',
  'destroyed',
  'focus',
  'blur',
  'did-create-window',
  'console-message',
  'zoom-changed',
]

export interface WindowOfContents {
  requestClose(): boolean
  isFocused(): boolean
  focus(): void
  key(press: KeyPress): void
  zoomed(): void
  pageReady(): void
}

let ids = 0

export class WebContentsPart extends WebNavigation implements Part {
  readonly id = ++ids
  readonly ipc = new IpcMainPart()
  readonly session = theSession as unknown as Session
  readonly mainFrame: WebFrameMain
  /** The page once it is there; a page is made in the background, windows at once. */
  end: PageEnd | null = null
  private readonly opened: Promise<PageEnd>
  private readonly window: WindowOfContents
  private destroyed = false
  private loading = false
  private crashed = false
  private zoom = 1

  constructor(window: WindowOfContents, opened: Promise<PageEnd>) {
    super('webContents', events)
    this.window = window
    this.opened = opened
    this.mainFrame = new WebFramePart(this.id, () => this.end) as unknown as WebFrameMain
    void opened.then((end) => this.attach(end))
  }

  async loadURL(url: string): Promise<void> {
    const address = toHttp(url)
    const { page } = await this.opened
    await grantPermissions(this as unknown as WebContents, url)
    await this.load(address, () => page.goto(address))
  }

  reload(): void {
    void this.opened.then(({ page }) => this.load(page.url(), () => page.reload()))
  }

  send(channel: string, ...args: unknown[]): void {
    const message = { kind: 'event', channel, args: encode(args) } as const
    void this.opened.then((end) => end.send(message))
  }

  getURL(): string {
    return this.mainFrame.url
  }

  getType(): 'window' {
    return 'window'
  }

  isLoading(): boolean {
    return this.loading
  }

  isCrashed(): boolean {
    return this.crashed
  }

  isDestroyed(): boolean {
    return this.destroyed
  }

  isFocused(): boolean {
    return this.window.isFocused()
  }

  focus(): void {
    this.window.focus()
  }

  redo(): void {
    void this.end?.session.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', commands: ['redo'] })
  }

  undo(): void {
    void this.end?.session.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', commands: ['undo'] })
  }

  close(): void {
    this.window.requestClose()
  }

  getZoomFactor(): number {
    return this.zoom
  }

  setZoomFactor(factor: number): void {
    if (!(factor > 0)) throw new Error("'zoomFactor' must be a double greater than 0.0")
    this.zoom = factor
    this.window.zoomed()
  }

  getZoomLevel(): number {
    return Math.log(this.zoom) / Math.log(1.2)
  }

  setZoomLevel(level: number): void {
    this.setZoomFactor(1.2 ** level)
  }

  /** Called by the window when it goes. */
  destroy(): void {
    this.destroyed = true
    this.emit('destroyed')
    void this.opened.then(({ page }) => page.close())
  }

  async toPage(focused: boolean, visible: boolean): Promise<void> {
    await (await this.opened).send({ kind: 'state', focused, visible })
  }

  receive(message: FromPage): void {
    if (this.destroyed) return
    if (message.kind === 'preloaded') this.window.pageReady()
    else if (message.kind === 'preload-error') {
      problem(`the preload failed: ${message.stack}`)
      this.emit('preload-error', {}, 'preload', new Error(message.message))
    } else if (message.kind === 'close') this.window.requestClose()
    else if (message.kind === 'open') this.decideWindow(message.url, message.frameName, message.features)
    else if (message.kind === 'key') this.window.key(message)
    else if (message.kind === 'send') {
      const event = this.ipcEvent() as unknown as IpcMainEvent
      ipcMain.receive(event, message.channel, message.args)
      this.ipc.receive(event, message.channel, message.args)
    } else void this.answer(message)
  }

  gone(): void {
    this.crashed = true
    this.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 1 })
  }

  private async answer(message: Extract<FromPage, { kind: 'invoke' }>): Promise<void> {
    const handlers = this.ipc.handles(message.channel) ? this.ipc : ipcMain
    const event = this.ipcEvent() as unknown as IpcMainInvokeEvent
    const answer = await handlers.answer(event, message.channel, message.args, message.call)
    await this.end?.send(answer)
  }

  private ipcEvent(): object {
    const { id, mainFrame } = this
    return preventable({
      type: 'frame',
      sender: this,
      senderFrame: mainFrame,
      processId: id,
      frameId: 1,
      ports: [],
    })
  }

  private attach(end: PageEnd): void {
    this.end = end
    const { page } = end
    page.on('domcontentloaded', () => this.emit('dom-ready', {}))
    page.on('navigated', () => this.emit('did-navigate', {}, toApp(page.url()), 200, 'OK'))
  }

  private async load(address: string, go: () => Promise<unknown>): Promise<void> {
    this.expected = address
    this.loading = true
    this.emit('did-start-loading')
    try {
      await go()
      this.loading = false
      this.emit('did-finish-load')
    } catch (error) {
      if (this.destroyed) return
      this.emit('did-fail-load', {}, -2, String(error), toApp(address), true)
      throw error
    } finally {
      this.expected = null
      this.loading = false
      if (!this.destroyed) this.emit('did-stop-loading')
    }
  }
}
