import type { BrowserWindow, BrowserWindowConstructorOptions, Point, Rectangle } from 'electron'
import type { Logger } from '../../core/ports/index.ts'
import type { SmallView } from '../../shared/views.ts'
import type { ElectronParts } from '../boot/electron-parts.ts'
import { anchorOf, narrowestShelf, popoverBounds, popoverWidth, shelfBounds } from './placing.ts'
import { colours, pagePreferences } from './options.ts'
import { SmallWindow, type Placing } from './small-window.ts'
import type { WindowKeeper } from './window-keeper.ts'

export interface SmallWindowsParts {
  readonly electron: Pick<ElectronParts, 'BrowserWindow' | 'nativeTheme' | 'screen'>
  readonly preload: string
  readonly icon: string
  readonly platform: NodeJS.Platform
  readonly log: Logger
  /** Where the shelf was left. */
  readonly keeper: WindowKeeper
  /** Where the icon in the tray is, empty where that is not known; null: there is no tray. */
  trayIcon(): Rectangle | null
  onCreated(window: BrowserWindow, view: SmallView): void
  onClosed(contentsId: number): void
}

/** No system draws anything around them, and they lie above other windows. */
export function smallWindowOptions(
  parts: Pick<SmallWindowsParts, 'preload' | 'icon' | 'platform'>,
  view: SmallView,
  dark: boolean,
): BrowserWindowConstructorOptions {
  const isShelf = view === 'shelf'
  return {
    title: 'Redrop',
    width: popoverWidth,
    height: 200,
    ...(isShelf ? { minWidth: narrowestShelf } : {}),
    show: false,
    frame: false,
    resizable: isShelf,
    minimizable: false,
    maximizable: false,
    fullscreenable: false,
    skipTaskbar: true,
    alwaysOnTop: true,
    ...(parts.platform === 'linux' ? { icon: parts.icon } : {}),
    backgroundColor: colours[dark ? 'dark' : 'light'].background,
    webPreferences: pagePreferences(parts.preload),
  }
}

/** Popover and shelf. */
export function createSmallWindows(parts: SmallWindowsParts): Record<SmallView, SmallWindow> {
  const { electron, keeper } = parts
  const make = (view: SmallView, placing: Placing, hidesOnBlur: boolean) =>
    new SmallWindow({
      ...{ view, placing, hidesOnBlur },
      log: parts.log,
      create: (options) => new electron.BrowserWindow(options),
      options: () => smallWindowOptions(parts, view, electron.nativeTheme.shouldUseDarkColors),
      onCreated(window) {
        parts.onCreated(window, view)
        if (view === 'shelf') keeper.watch(window)
      },
      onClosed: (id) => parts.onClosed(id),
    })
  return {
    popover: make('popover', popoverPlacing(parts), true),
    shelf: make('shelf', shelfPlacing(parts), false),
  }
}

function popoverPlacing(parts: SmallWindowsParts): Placing {
  const { electron } = parts
  let anchor: Rectangle | null = null
  let near: Point = { x: 0, y: 0 }
  return {
    begin() {
      const icon = parts.trayIcon()
      const pointer = electron.screen.getCursorScreenPoint()
      anchor = icon && anchorOf(icon, pointer)
      near = anchor ?? pointer
    },
    bounds(height) {
      const { workArea } = electron.screen.getDisplayNearestPoint({ x: near.x, y: near.y })
      return popoverBounds({ anchor, workArea }, height)
    },
  }
}

function shelfPlacing({ electron, keeper }: SmallWindowsParts): Placing {
  let left: unknown
  const areas = () => electron.screen.getAllDisplays().map(({ workArea }) => workArea)
  return {
    async begin() {
      await keeper.flush()
      left = await keeper.kept()
    },
    bounds: (height, shown) => shelfBounds(shown ?? left, areas(), height),
  }
}
