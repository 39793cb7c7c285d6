import type { Core } from '../../core/compose.ts'
import type { Logger } from '../../core/ports/index.ts'
import type { Command } from '../../shared/ipc/contract.ts'
import type { Activity } from '../activity/activity.ts'
import type { Broadcast } from '../ipc/broadcast.ts'
import { applicationMenu } from '../menu/application-menu.ts'
import { localeOf, type Preferences } from '../preferences/preferences.ts'
import { createTranslator, type Translator } from '../../shared/i18n/translate.ts'
import { Tray } from '../tray/tray.ts'
import { count, trayView } from '../tray/tray-view.ts'
import { windowState } from '../windows/bounds.ts'
import { MainWindow } from '../windows/main-window.ts'
import { windowOptions } from '../windows/options.ts'
import { WindowKeeper } from '../windows/window-keeper.ts'
import type { ElectronParts, Shipped } from './electron-parts.ts'

export interface DesktopParts {
  readonly electron: ElectronParts
  readonly shipped: Shipped
  readonly core: Core
  readonly log: Logger
  readonly preferences: Preferences
  readonly broadcast: Broadcast
  readonly hasTray: boolean
  /** Ids of the web contents that may ask. */
  readonly known: Set<number>
}

/** What of Redrop is on the desktop: window, menu, tray. */
export class Desktop {
  readonly window: MainWindow
  readonly keeper: WindowKeeper
  t: Translator
  private readonly parts: DesktopParts
  private readonly tray: Tray | null
  private activity: Activity | null = null
  private isQuitting = false
  private repaint: NodeJS.Timeout | null = null

  constructor(parts: DesktopParts) {
    const { electron, core, log, preferences, hasTray } = parts
    this.parts = parts
    this.keeper = new WindowKeeper(core.store.settings, log)
    this.window = this.createWindow()
    this.t = createTranslator(this.locale())
    this.tray = hasTray
      ? new Tray({
          create: (image) => new electron.Tray(image),
          buildMenu: (template) => electron.Menu.buildFromTemplate(template),
          icons: parts.shipped.trayIcons,
          platform: process.platform,
          onClick: () => this.open(),
        })
      : null
    preferences.on(() => this.adapt())
    electron.nativeTheme.on('updated', () => this.window.recolour(electron.nativeTheme.shouldUseDarkColors))
    this.adapt()
  }

  /** Shows transfers in the tray from now on. */
  follow(activity: Activity): void {
    this.activity = activity
    this.paintTray()
  }

  /** Transfers changed: the tray follows a moment later, once for all changes. */
  activityChanged(): void {
    this.repaint ??= setTimeout(() => {
      this.repaint = null
      this.paintTray()
    }, 250)
  }

  open(): void {
    this.window
      .show()
      .catch((error: unknown) => this.parts.log.error('window-not-shown', { error: String(error) }))
  }

  send(command: Command): void {
    this.open()
    this.parts.broadcast('onCommand', command)
  }

  /** Whether closing the window leaves Redrop running. */
  staysInTray(): boolean {
    return this.tray !== null && this.parts.preferences.current.closeToTray
  }

  close(): void {
    this.isQuitting = true
    if (this.repaint !== null) clearTimeout(this.repaint)
    this.window.destroy()
    this.tray?.close()
  }

  private createWindow(): MainWindow {
    const { electron, shipped, known, log } = this.parts
    return new MainWindow({
      platform: process.platform,
      create: (options) => new electron.BrowserWindow(options),
      state: async () => {
        const areas = electron.screen.getAllDisplays().map(({ workArea }) => workArea)
        return windowState(await this.keeper.kept(), areas)
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
        known.add(window.webContents.id)
        this.keeper.watch(window)
      },
      onClose: () => this.keepsWindow(),
      onClosed: (id) => known.delete(id),
      log,
    })
  }

  /** Closing hides the window where the tray can bring it back, and asks as quitting does where nothing else can. */
  private keepsWindow(): boolean {
    if (this.isQuitting || process.platform === 'darwin') return false
    if (this.staysInTray()) this.window.hide()
    else this.parts.electron.app.quit()
    return true
  }

  private adapt(): void {
    const { electron, preferences } = this.parts
    electron.nativeTheme.themeSource = preferences.current.theme
    this.t = createTranslator(this.locale())
    const send = (command: Command) => this.send(command)
    const template = applicationMenu({ t: this.t, platform: process.platform, send })
    electron.Menu.setApplicationMenu(electron.Menu.buildFromTemplate(template))
    this.paintTray()
  }

  private locale() {
    return localeOf(this.parts.preferences.current, this.parts.electron.app.getLocale())
  }

  private paintTray(): void {
    const counts = count(this.activity?.all() ?? [])
    this.tray?.show(
      trayView(this.t, counts, {
        open: () => this.open(),
        send: (command) => this.send(command),
        quit: () => this.parts.electron.app.quit(),
      }),
    )
  }
}
