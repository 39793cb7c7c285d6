import type { BrowserWindow } from 'electron'
import type { Logger } from '../../core/ports/index.ts'
import type { ElectronParts, Shipped } from '../boot/electron-parts.ts'
import { windowState } from './bounds.ts'
import { MainWindow } from './main-window.ts'
import { windowOptions } from './options.ts'
import type { WindowKeeper } from './window-keeper.ts'

export interface CreateMainWindowParts {
  readonly electron: Pick<ElectronParts, 'BrowserWindow' | 'nativeTheme' | 'screen'>
  readonly shipped: Shipped
  readonly log: Logger
  readonly keeper: WindowKeeper
  onCreated(window: BrowserWindow): void
  onClose(): boolean
  onClosed(contentsId: number): void
}

/** The window with the files, where it was left. */
export function createMainWindow(parts: CreateMainWindowParts): MainWindow {
  const { electron, shipped, keeper, log } = parts
  return new MainWindow({
    platform: process.platform,
    create: (options) => new electron.BrowserWindow(options),
    state: async () => {
      const areas = electron.screen.getAllDisplays().map(({ workArea }) => workArea)
      return windowState(await keeper.kept(), areas)
    },
    options: (state) =>
      windowOptions({
        state,
        dark: electron.nativeTheme.shouldUseDarkColors,
        platform: process.platform,
        preload: shipped.preload,
        icon: shipped.icon,
      }),
    onCreated: (window) => {
      parts.onCreated(window)
      keeper.watch(window)
    },
    onClose: () => parts.onClose(),
    onClosed: (id) => parts.onClosed(id),
    log,
  })
}
