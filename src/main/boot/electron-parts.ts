import type * as Electron from 'electron'

/** The parts of Electron that the app uses; nothing below `index.ts` imports the module itself. */
export type ElectronParts = Pick<
  typeof Electron,
  | 'app'
  | 'BrowserWindow'
  | 'clipboard'
  | 'dialog'
  | 'globalShortcut'
  | 'ipcMain'
  | 'Menu'
  | 'nativeImage'
  | 'nativeTheme'
  | 'net'
  | 'Notification'
  | 'powerMonitor'
  | 'powerSaveBlocker'
  | 'protocol'
  | 'screen'
  | 'session'
  | 'shell'
  | 'Tray'
>

/** Absolute paths of what is shipped with the app. */
export interface Shipped {
  readonly pages: string
  readonly preload: string
  readonly trayIcons: string
  readonly icon: string
  /** The bundle of the demo server. */
  readonly demo: string
  /** The bundle that compares in a thread of its own. */
  readonly compareWorker: string
  /** The program and the arguments that start this very app. */
  readonly command: readonly string[]
}
