import type { ProgressBarOptions, Rectangle } from 'electron'
import { StrictEmitter } from '../strict.ts'
import { app } from './app.ts'
import type { WebContentsPart } from './web-contents.ts'
import type { WindowFrame } from './window-frame.ts'
import { focusedWindow, setFocused } from './windows.ts'

type ProgressMode = NonNullable<ProgressBarOptions['mode']>

/** Size, visibility and focus: what a window system would do. */
export abstract class BaseWindowPart extends StrictEmitter {
  abstract readonly id: number
  /** For the stand-in itself. */
  abstract readonly contents: WebContentsPart
  abstract readonly frame: WindowFrame
  progress = -1
  progressMode: ProgressMode = 'none'
  protected title = ''

  abstract requestClose(): boolean

  abstract isDestroyed(): boolean

  abstract reload(): void

  abstract close(): void

  show(): void {
    this.showInactive()
    this.focus()
  }

  showInactive(): void {
    if (this.frame.visible) return
    this.frame.visible = true
    this.emit('show')
    this.tell()
  }

  hide(): void {
    if (!this.frame.visible) return
    this.frame.visible = false
    this.emit('hide')
    this.blur()
    this.tell()
  }

  focus(): void {
    if (!this.frame.visible || this.isFocused()) return
    const before = setFocused(this)
    before?.unfocused()
    this.emit('focus')
    this.contents.emit('focus')
    app.emit('browser-window-focus', {}, this)
    this.tell()
  }

  blur(): void {
    if (!this.isFocused()) return
    setFocused(null)
    this.unfocused()
  }

  /** Another window, or another program, has the focus now. */
  unfocused(): void {
    this.emit('blur')
    this.contents.emit('blur')
    app.emit('browser-window-blur', {}, this)
    this.tell()
  }

  isFocused(): boolean {
    return focusedWindow() === this
  }

  isVisible(): boolean {
    return this.frame.visible
  }

  minimize(): void {
    this.frame.minimized = true
    this.emit('minimize')
    this.blur()
    this.tell()
  }

  restore(): void {
    if (!this.frame.minimized) return
    this.frame.minimized = false
    this.emit('restore')
    this.tell()
    this.focus()
  }

  isMinimized(): boolean {
    return this.frame.minimized
  }

  maximize(): void {
    this.frame.maximized = true
    this.showInactive()
    this.emit('maximize')
    this.resized()
  }

  unmaximize(): void {
    if (!this.frame.maximized) return
    this.frame.maximized = false
    this.emit('unmaximize')
    this.resized()
  }

  isMaximized(): boolean {
    return this.frame.maximized
  }

  isNormal(): boolean {
    const { minimized, maximized, fullScreen } = this.frame
    return !minimized && !maximized && !fullScreen
  }

  setFullScreen(on: boolean): void {
    this.frame.fullScreen = on
    this.emit(on ? 'enter-full-screen' : 'leave-full-screen')
    this.resized()
  }

  isFullScreen(): boolean {
    return this.frame.fullScreen
  }

  getBounds(): Rectangle {
    return this.frame.bounds
  }

  getNormalBounds(): Rectangle {
    return { ...this.frame.normal }
  }

  getContentBounds(): Rectangle {
    return this.frame.bounds
  }

  setBounds(bounds: Partial<Rectangle>): void {
    this.frame.place(bounds)
    if (bounds.x !== undefined || bounds.y !== undefined) ['move', 'moved'].forEach((name) => this.emit(name))
    this.resized()
  }

  getSize(): number[] {
    const { width, height } = this.frame.bounds
    return [width, height]
  }

  setSize(width: number, height: number): void {
    this.setBounds({ width, height })
  }

  getPosition(): number[] {
    const { x, y } = this.frame.bounds
    return [x, y]
  }

  setPosition(x: number, y: number): void {
    this.setBounds({ x, y })
  }

  getMinimumSize(): number[] {
    return [this.frame.minimum.width, this.frame.minimum.height]
  }

  setMinimumSize(width: number, height: number): void {
    this.frame.minimum = { width, height }
  }

  center(): void {
    this.setBounds(this.frame.middle())
  }

  getTitle(): string {
    return this.title
  }

  setTitle(title: string): void {
    this.title = title
  }

  setProgressBar(progress: number, { mode = 'normal' }: { mode?: ProgressMode } = {}): void {
    this.progress = progress
    this.progressMode = mode
  }

  setBackgroundColor(_color: string): void {}

  setMenu(_menu: Electron.Menu | null): void {}

  removeMenu(): void {}

  setIcon(_icon: Electron.NativeImage | string): void {}

  setMenuBarVisibility(_visible: boolean): void {}

  setAutoHideMenuBar(_hide: boolean): void {}

  setTitleBarOverlay(_options: object): void {}

  flashFrame(_on: boolean): void {}

  moveTop(): void {}

  protected resized(): void {
    this.emit('resize')
    this.emit('resized')
    this.applySize()
  }

  protected tell(): void {
    if (this.isDestroyed()) return
    void this.contents.toPage(this.isFocused(), this.frame.visible && !this.frame.minimized)
  }

  protected applySize(): void {
    void this.frame.apply(this.contents.getZoomFactor())
  }
}
