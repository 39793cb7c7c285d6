import type { BrowserWindowConstructorOptions, Rectangle } from 'electron'
import { started } from '../host.ts'
import type { PageEnd } from '../page/page-end.ts'
import { workArea } from './screen.ts'

/** Size, place and state of a window that no window system draws. */
export class WindowFrame {
  normal: Rectangle
  minimum: { width: number; height: number }
  maximized = false
  minimized = false
  fullScreen = false
  visible: boolean
  readonly alwaysOnTop: boolean
  /** The system draws no title bar around it. */
  readonly frameless: boolean
  /** By the user; the app can always do it. */
  readonly resizable: boolean
  private readonly end: Promise<PageEnd>

  constructor(options: BrowserWindowConstructorOptions, end: Promise<PageEnd>) {
    this.end = end
    this.minimum = { width: options.minWidth ?? 0, height: options.minHeight ?? 0 }
    const width = Math.max(options.width ?? 800, this.minimum.width)
    const height = Math.max(options.height ?? 600, this.minimum.height)
    this.normal = { x: 0, y: 0, width, height }
    this.normal = { ...this.normal, ...this.middle() }
    this.place({ x: options.x ?? this.normal.x, y: options.y ?? this.normal.y })
    this.visible = options.show ?? true
    this.alwaysOnTop = options.alwaysOnTop ?? false
    this.frameless = options.frame === false
    this.resizable = options.resizable ?? true
  }

  get bounds(): Rectangle {
    return this.maximized || this.fullScreen ? { ...workArea } : { ...this.normal }
  }

  middle(): { x: number; y: number } {
    const { width, height } = this.normal
    return { x: Math.round((workArea.width - width) / 2), y: Math.round((workArea.height - height) / 2) }
  }

  place(bounds: Partial<Rectangle>): void {
    const next = { ...this.normal, ...bounds }
    next.width = Math.max(next.width, this.minimum.width)
    next.height = Math.max(next.height, this.minimum.height)
    this.normal = next
  }

  /** Gives the page the size of the window; zoom makes its pixels bigger, so there are fewer of them. */
  async apply(zoom: number): Promise<void> {
    const { session } = await this.end
    const { width, height, x, y } = this.bounds
    if (started.headless) {
      await session.send('Emulation.setDeviceMetricsOverride', {
        width: Math.round(width / zoom),
        height: Math.round(height / zoom),
        deviceScaleFactor: zoom,
        mobile: false,
      })
      return
    }
    const { windowId } = await session.send('Browser.getWindowForTarget')
    await session.send('Browser.setWindowBounds', { windowId, bounds: { left: x, top: y, width, height } })
  }
}
