import { release } from 'node:os'
import { createCore, type Core } from '../core/compose.ts'
import type { Logger } from '../core/ports/index.ts'
import { explain } from '../core/services/explain.ts'
import manifest from '../../package.json' with { type: 'json' }
import { appInfo } from './boot/app-info.ts'
import { Desktop } from './boot/desktop.ts'
import type { ElectronParts, Shipped } from './boot/electron-parts.ts'
import { Quit } from './boot/quit.ts'
import { createServices } from './boot/services.ts'
import { createBroadcast } from './ipc/broadcast.ts'
import { createHandlers } from './ipc/handlers.ts'
import { route } from './ipc/router.ts'
import { FileDialogs } from './local-files/dialogs.ts'
import { openPreferences } from './preferences/preferences.ts'
import { pageScheme } from './protocol/origin.ts'
import { servePages } from './protocol/serve-pages.ts'
import { keepOnOurPages } from './security/navigation.ts'
import { denyPermissions } from './security/permissions.ts'
import { createSafeShell } from './security/safe-shell.ts'
import { hasTrayHost } from './tray/tray-host.ts'
import { createTranslator } from '../shared/i18n/translate.ts'
import { localeFrom } from '../shared/i18n/index.ts'

/** Starts Redrop, from top to bottom; `Quit` goes the other way. */
export async function startApp(electron: ElectronParts, shipped: Shipped, log: Logger): Promise<void> {
  const { app, clipboard, dialog, ipcMain, powerMonitor, session, shell } = electron

  // 1. Pages: their origin, what they may ask of the system, where they may go.
  session.defaultSession.protocol.handle(pageScheme, servePages(shipped.pages))
  denyPermissions(session.defaultSession)
  app.on('web-contents-created', (_event, contents) => keepOnOurPages(contents, log))

  // 2. The product: profile, secrets, accounts, engine.
  const safeShell = createSafeShell(shell)
  const openBrowser = (url: URL) =>
    safeShell.openSite(url, url.origin).then(
      () => true,
      (error: unknown) => {
        log.warn('browser-not-opened', { host: url.host, error: String(error) })
        return false
      },
    )
  const [core, hasTray] = await Promise.all([
    openCore(electron, { env: process.env, log, version: manifest.version, openBrowser }),
    hasTrayHost(process.platform),
  ])
  if (core === null) return
  const preferences = await openPreferences(core.store.settings)

  // 3. Window, menu, tray.
  const known = new Set<number>()
  const broadcast = createBroadcast(() => desktop.window.current?.webContents)
  const desktop = new Desktop({
    electron,
    shipped,
    core,
    log,
    preferences,
    broadcast,
    hasTray,
    known,
  })
  preferences.on((settings) => broadcast('onSettings', settings))

  // 4. What answers the page.
  const window = () => desktop.window.current
  const dialogs = new FileDialogs({ dialog, window, downloads: app.getPath('downloads') })
  const services = createServices({
    core,
    log,
    broadcast,
    dialogs,
    t: () => desktop.t,
    openBrowser,
    onActivity: () => desktop.activityChanged(),
  })
  const info = () =>
    appInfo({
      version: manifest.version,
      versions: process.versions,
      platform: process.platform,
      release: release(),
      systemLocale: app.getLocale(),
      hasTray,
      core,
    })
  route({
    ipcMain,
    known,
    log,
    handlers: createHandlers({ core, log, services, preferences, safeShell, dialogs, clipboard, info }),
  })
  desktop.follow(services.activity)

  // 5. The way out, before anything is sent.
  const quit = new Quit({
    app,
    dialog,
    clock: core.clock,
    log,
    broadcast,
    activity: services.activity,
    queue: services.queue,
    t: () => desktop.t,
    window,
    goOnInTray: hasTray ? () => desktop.window.hide() : null,
    close: [
      () => services.signIns.cancelAll(),
      () => services.activity.stop(),
      () => desktop.keeper.flush(),
      () => desktop.close(),
      () => core.close(),
    ],
  })
  app.on('before-quit', (event) => quit.requested(event))
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit()
  })
  app.on('second-instance', () => desktop.open())
  app.on('activate', () => desktop.open())
  powerMonitor.on('resume', () => {
    services.queue.wake().catch((error: unknown) => log.error('not-woken', { error: String(error) }))
  })

  // 6. The window, and what earlier runs left to do.
  await desktop.window.show()
  await services.queue.resume()
  await core.engine.recover()
}

/** Null: it cannot be opened, and the user has been told why. */
async function openCore(
  { app, dialog }: ElectronParts,
  options: Parameters<typeof createCore>[0],
): Promise<Core | null> {
  try {
    return await createCore(options)
  } catch (error) {
    const { code, params } = explain(error, { host: '', name: '', uri: '' })
    const t = createTranslator(localeFrom(app.getLocale()))
    options.log.error('not-started', { code, error: String(error) })
    dialog.showErrorBox(t('desktop.startup.title'), t(`errors.${code}`, params))
    app.exit(1)
    return null
  }
}
