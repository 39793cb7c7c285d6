import { release } from 'node:os'
import { pathToFileURL } from 'node:url'
import { systemClock } from '../core/node/clock.ts'
import { isCallPending } from '../core/node/secrets/pending-calls.ts'
import type { Logger } from '../core/ports/index.ts'
import manifest from '../../package.json' with { type: 'json' }
import { appInfo } from './boot/app-info.ts'
import { Desktop } from './boot/desktop.ts'
import type { ElectronParts, Shipped } from './boot/electron-parts.ts'
import { createNotices } from './boot/notices.ts'
import { openCore } from './boot/open-core.ts'
import { createQuickSaving } from './boot/quick-saving.ts'
import { Quit } from './boot/quit.ts'
import { createServices } from './boot/services.ts'
import type { Inbox } from './deep-link/incoming.ts'
import { visit } from './deep-link/visits.ts'
import { keepHistory } from './history/keep-history.ts'
import { Pages } from './ipc/broadcast.ts'
import { createHandlers } from './ipc/handlers.ts'
import { route } from './ipc/router.ts'
import { createLocalSocket } from './local-socket/create.ts'
import { FileDialogs } from './local-files/dialogs.ts'
import { createOutsideMenu } from './outside/send-to-menu.ts'
import { createSystemProxies } from './network/system-proxies.ts'
import { followSleep } from './power/sleep.ts'
import { openPreferences } from './preferences/preferences.ts'
import { pageScheme } from './protocol/origin.ts'
import { servePages } from './protocol/serve-pages.ts'
import { keepOnOurPages } from './security/navigation.ts'
import { denyPermissions } from './security/permissions.ts'
import { createSafeShell } from './security/safe-shell.ts'
import { createLoginStart } from './startup/open-at-login.ts'
import { summarize } from './tray/summary.ts'
import { hasTrayHost } from './tray/tray-host.ts'
import type { DemoModule } from '../shared/demo-server.ts'

export interface StartParts {
  readonly electron: ElectronParts
  readonly shipped: Shipped
  readonly log: Logger
  /** What other programs ask for. */
  readonly inbox: Inbox
  /** The main window is not wanted, as at login. */
  readonly isHidden: boolean
}

/** Starts Redrop, from top to bottom; `Quit` goes the other way. */
export async function startApp({ electron, shipped, log, inbox, isHidden }: StartParts): Promise<void> {
  const { app, clipboard, dialog, ipcMain, powerMonitor, session, shell } = electron
  const { platform } = process

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
    openCore(electron, {
      env: process.env,
      log,
      version: manifest.version,
      openBrowser,
      systemProxies: createSystemProxies(session.defaultSession, systemClock, log),
      asksForPassphrase: true,
    }),
    hasTrayHost(process.platform),
  ])
  if (core === null) return
  const preferences = await openPreferences(core.store.settings, core.settings, core.quickSave)

  // 3. Windows, menu, tray.
  const pages = new Pages()
  const { broadcast } = pages
  const desktop = new Desktop({
    electron,
    shipped,
    core,
    log,
    preferences,
    pages,
    hasTray,
  })
  preferences.on((settings) => broadcast('onSettings', settings))
  const background = (event: string, work: Promise<void>) => {
    work.catch((error: unknown) => log.error(event, { error: String(error) }))
  }

  // 4. What answers the page.
  const window = () => desktop.window.current
  const shownWindow = () => (isOnScreen(window()) ? window() : null)
  const dialogs = new FileDialogs({ dialog, window: shownWindow, downloads: app.getPath('downloads') })
  const services = createServices({
    core,
    log,
    broadcast,
    dialogs,
    t: () => desktop.t,
    openBrowser,
    safeShell,
    onActivity(patch) {
      desktop.changed()
      notices?.hear(patch)
      background('pins-not-kept', services.pins.hear(patch.changed))
      quickSave.hear()
      localSocket.hear(patch)
    },
    onProgress(batch) {
      desktop.changed()
      localSocket.moved(batch)
    },
    onAccounts: (accounts) => notices?.hearAccounts(accounts),
    onSignInNeeded: (account) => notices?.signInNeeded(account),
    lockLimit() {
      const minutes = preferences.current.lockLimit
      return minutes === null ? null : minutes * 60_000
    },
    compareWorker: shipped.compareWorker,
    isSeen: () => isOnScreen(window()),
    loadDemo: () => import(pathToFileURL(shipped.demo).href) as Promise<DemoModule>,
  })
  const { quickSave, shortcuts } = createQuickSaving({
    ...{ electron, core, log, services, preferences, desktop, safeShell, broadcast },
    notices: () => notices,
  })
  const info = () =>
    appInfo({
      ...{ versions: process.versions, platform, hasTray, core },
      version: manifest.version,
      release: release(),
      systemLocale: app.getLocale(),
    })
  route({
    ipcMain,
    known: pages,
    log,
    handlers: createHandlers({
      core,
      log,
      services,
      preferences,
      safeShell,
      dialogs,
      clipboard,
      quickSave,
      shortcuts,
      info,
      arrivals: desktop.arrivals,
      windows: desktop,
      outsideMenu: createOutsideMenu({ app, shell, platform, env: process.env, command: shipped.command }),
      loginStart: createLoginStart({
        app,
        platform,
        env: process.env,
        command: shipped.command,
      }),
    }),
  })
  const { activity, queue } = services
  const localSocket = createLocalSocket(core, services, log)
  desktop.follow({
    summary: () => summarize(activity.all(), activity.progressNow(), queue.isPaused),
    pause: (on) => (on ? queue.pauseAll() : queue.resumeAll()),
  })
  queue.onPaused(() => desktop.changed())

  const notices = createNotices({
    Notification: electron.Notification,
    ...{ dialog, clipboard, core, log, services },
    t: () => desktop.t,
    settings: () => preferences.current,
    isInFront: () => desktop.isInFront(),
    open: (arrival) => desktop.arrivals.put(arrival),
    isToldApart: (id) => quickSave.owns(id),
    isOfLink: (id) => services.activity.get(id)?.transfer.options.link !== undefined,
  })

  const keeping = keepHistory({ history: services.history, preferences, clock: core.clock, log })

  // 5. The way out, before anything is sent.
  const quit = new Quit({
    app: { exit: (code) => (isCallPending() ? process.kill(process.pid, 'SIGKILL') : app.exit(code)) },
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
      () => localSocket.stop(),
      () => services.signIns.cancelAll(),
      () => services.activity.stop(),
      () => services.live.stop(),
      () => services.edits.stop(),
      () => services.links.stop(),
      () => keeping.stop(),
      () => shortcuts.close(),
      () => notices?.close(),
      () => desktop.flush(),
      () => desktop.close(),
      () => services.comparisons.closeAll(),
      () => services.demo.close(),
      () => core.close(),
    ],
  })
  app.on('before-quit', (event) => quit.requested(event))
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit()
  })
  app.on('activate', () => desktop.open())
  followSleep({ powerMonitor, net: electron.net, core, services, background })

  // 6. The window, what other programs ask for, and what earlier runs left to do.
  await services.demo.resume()
  // Without a tray nothing else would show that Redrop runs; and without its passphrase it could do nothing.
  if (!isHidden || !hasTray || core.secrets.locked) await desktop.window.show()
  const { remote, refs } = services
  const accounts = () => services.accounts.list()
  const visits = { remote, refs, accounts, store: core.store, arrivals: desktop.arrivals, log }
  inbox.attach((incoming) => {
    if (incoming.small === 'quick-save') desktop.showPopover()
    else if (incoming.small === 'shelf') desktop.showShelf()
    else desktop.open()
    background('not-visited', visit(visits, incoming))
  })
  await queue.takeUp()
  background(
    'links-not-watched',
    services.links.start().then(() => services.edits.start()),
  )
  await localSocket.start()
  await core.engine.recover()
}

function isOnScreen(window: Electron.BrowserWindow | null): boolean {
  return window !== null && window.isVisible() && !window.isMinimized()
}
