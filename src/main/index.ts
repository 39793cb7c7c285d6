import { join } from 'node:path'
import {
  app,
  BrowserWindow,
  clipboard,
  dialog,
  globalShortcut,
  ipcMain,
  Menu,
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
} from 'electron'
import { startApp } from './app.ts'
import { runCommandLine } from './cli/run.ts'
import { commandLineOf } from './cli/words.ts'
import { createLog } from '../core/node/log.ts'
import { beKnownToTheSystem, startOf } from './boot/start.ts'
import { readArguments } from './deep-link/command-line.ts'
import { Inbox } from './deep-link/incoming.ts'
import { pageScheme } from './protocol/origin.ts'
import { isWayland, useShortcutsPortal } from './shortcuts/wayland.ts'

const log = createLog(process.env, process.stderr)

// A profile of its own is an app of its own: it has its own lock, and its own cache of pages.
const home = process.env['REDROP_HOME']
if (home) app.setPath('userData', join(home, 'window'))

// All of this must happen before the app is ready.
app.enableSandbox()
if (isWayland(process.platform, process.env)) useShortcutsPortal(app.commandLine)
protocol.registerSchemesAsPrivileged([
  { scheme: pageScheme, privileges: { standard: true, secure: true, supportFetchAPI: true } },
])

// Before the app is ready as well: macOS hands over what it was opened with.
const inbox = new Inbox()
const start = startOf(app, process.argv, process.cwd())
app.on('open-file', (event, path) => {
  event.preventDefault()
  inbox.put({ links: [], files: [path] })
})
app.on('open-url', (event, url) => {
  event.preventDefault()
  inbox.put({ links: [url], files: [] })
})

const commandLine = commandLineOf(process.argv)
if (commandLine) {
  await runCommandLine(app, commandLine)
} else if (app.requestSingleInstanceLock(start.handedOver)) {
  const out = join(import.meta.dirname, '..')
  const shipped = {
    pages: join(out, 'renderer'),
    preload: join(out, 'preload', 'index.cjs'),
    trayIcons: join(out, '..', 'resources', 'tray'),
    icon: join(out, '..', 'resources', 'icon.png'),
    demo: join(out, 'main', 'demo.js'),
    compareWorker: join(out, 'main', 'compare.js'),
    command: start.command,
  }
  const electron = {
    app,
    BrowserWindow,
    clipboard,
    dialog,
    globalShortcut,
    ipcMain,
    Menu,
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
  beKnownToTheSystem(app)
  const { args, cwd } = start.handedOver
  const asked = readArguments(args, cwd)
  if (asked.links.length + asked.files.length > 0 || asked.small !== null) inbox.put(asked)
  app.on('second-instance', (_event, _argv, _cwd, data) => inbox.secondStart(data))
  app
    .whenReady()
    .then(() => {
      // macOS gives no arguments at login, but says so.
      const atLogin = process.platform === 'darwin' && app.getLoginItemSettings().wasOpenedAtLogin
      return startApp({
        electron,
        shipped,
        log,
        inbox,
        isHidden: asked.isHidden || asked.small !== null || atLogin,
      })
    })
    .catch((error: unknown) => {
      log.error('start-failed', { error: error instanceof Error ? error.stack : String(error) })
      app.exit(1)
    })
} else {
  // The one that runs has been told and shows itself.
  app.quit()
}
