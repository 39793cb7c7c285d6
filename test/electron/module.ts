// What `import … from 'electron'` and `require('electron')` give the app. No top-level await: CommonJS loads it as well.
import { app } from './parts/app.ts'
import { BrowserWindowPart as BrowserWindow } from './parts/browser-window.ts'
import { clipboard, ClipboardItem } from './parts/clipboard.ts'
import { dialog } from './parts/dialog.ts'
import { globalShortcut } from './parts/global-shortcut.ts'
import { ipcMain } from './parts/ipc-main.ts'
import { MenuItemPart as MenuItem, MenuPart as Menu } from './parts/menu.ts'
import { nativeImage } from './parts/native-image.ts'
import { nativeTheme } from './parts/native-theme.ts'
import { net } from './parts/net.ts'
import { NotificationPart as Notification } from './parts/notification.ts'
import { powerMonitor, powerSaveBlocker } from './parts/power.ts'
import { screen } from './parts/screen.ts'
import { protocol, session } from './parts/session.ts'
import { shell } from './parts/shell.ts'
import { TrayPart as Tray } from './parts/tray.ts'

const electron: object = {
  app,
  BrowserWindow,
  clipboard,
  ClipboardItem,
  dialog,
  globalShortcut,
  ipcMain,
  Menu,
  MenuItem,
  nativeImage,
  nativeTheme,
  net,
  Notification,
  powerMonitor,
  powerSaveBlocker,
  protocol,
  screen,
  session,
  shell,
  Tray,
}

export {
  app,
  BrowserWindow,
  clipboard,
  ClipboardItem,
  dialog,
  globalShortcut,
  ipcMain,
  Menu,
  MenuItem,
  nativeImage,
  nativeTheme,
  net,
  Notification,
  powerMonitor,
  powerSaveBlocker,
  protocol,
  screen,
  session,
  shell,
  Tray,
}
// As in Electron, `import electron from 'electron'` works too.
export default electron
