import { join } from 'node:path'
import {
  app,
  BrowserWindow,
  clipboard,
  dialog,
  ipcMain,
  Menu,
  nativeTheme,
  powerMonitor,
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
import { pageScheme } from './protocol/origin.ts'

const log = createLog(process.env, process.stderr)

// A profile of its own is an app of its own: it has its own lock, and its own cache of pages.
const home = process.env['REDROP_HOME']
if (home) app.setPath('userData', join(home, 'window'))

// All of this must happen before the app is ready.
app.enableSandbox()
protocol.registerSchemesAsPrivileged([
  { scheme: pageScheme, privileges: { standard: true, secure: true, supportFetchAPI: true } },
])

const commandLine = commandLineOf(process.argv)
if (commandLine) {
  await runCommandLine(app, commandLine)
} else if (app.requestSingleInstanceLock()) {
  const out = join(import.meta.dirname, '..')
  const shipped = {
    pages: join(out, 'renderer'),
    preload: join(out, 'preload', 'index.cjs'),
    trayIcons: join(out, '..', 'resources', 'tray'),
    icon: join(out, '..', 'resources', 'icon.png'),
  }
  const electron = {
    app,
    BrowserWindow,
    clipboard,
    dialog,
    ipcMain,
    Menu,
    nativeTheme,
    powerMonitor,
    protocol,
    screen,
    session,
    shell,
    Tray,
  }
  app
    .whenReady()
    .then(() => startApp(electron, shipped, log))
    .catch((error: unknown) => {
      log.error('start-failed', { error: error instanceof Error ? error.stack : String(error) })
      app.exit(1)
    })
} else {
  // The one that runs has been told and shows itself.
  app.quit()
}
