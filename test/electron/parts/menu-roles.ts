import type { BaseWindowPart } from './base-window.ts'
import { app } from './app.ts'
import { openWindows } from './windows.ts'

type Act = (window: BaseWindowPart | null) => void

const edit =
  (command: string): Act =>
  (window) => {
    void window?.contents.end?.session.send('Input.dispatchKeyEvent', {
      type: 'rawKeyDown',
      commands: [command],
    })
  }
const zoom =
  (change: (factor: number) => number): Act =>
  (window) => {
    if (window !== null) window.contents.setZoomFactor(change(window.contents.getZoomFactor()))
  }

/** What the roles do; one that is not here throws when it is clicked. */
export const roles: Readonly<Record<string, Act>> = {
  quit: () => app.quit(),
  close: (window) => window?.close(),
  minimize: (window) => window?.minimize(),
  reload: (window) => window?.reload(),
  forcereload: (window) => window?.reload(),
  togglefullscreen: (window) => window?.setFullScreen(!window.isFullScreen()),
  front: () => openWindows().forEach((window) => window.focus()),
  resetzoom: zoom(() => 1),
  zoomin: zoom((factor) => factor * 1.2),
  zoomout: zoom((factor) => factor / 1.2),
  undo: edit('undo'),
  redo: edit('redo'),
  cut: edit('cut'),
  copy: edit('copy'),
  paste: edit('paste'),
  delete: edit('delete'),
  selectall: edit('selectAll'),
}

/** Menus that Electron fills by itself. */
export const roleMenus: Readonly<Record<string, readonly string[]>> = {
  appmenu: ['about', 'hide', 'hideOthers', 'unhide', 'quit'],
  filemenu: ['quit'],
  editmenu: ['undo', 'redo', 'cut', 'copy', 'paste', 'delete', 'selectAll'],
  viewmenu: ['reload', 'forceReload', 'toggleDevTools', 'resetZoom', 'zoomIn', 'zoomOut', 'togglefullscreen'],
  windowmenu: ['minimize', 'zoom', 'close'],
}
