import type { Core } from '../../core/compose.ts'
import type { Logger } from '../../core/ports/index.ts'
import type { Command } from '../../shared/ipc/contract.ts'
import { Arrivals } from '../deep-link/arrivals.ts'
import type { Broadcast } from '../ipc/broadcast.ts'
import { applicationMenu } from '../menu/application-menu.ts'
import { KeepAwake } from '../power/keep-awake.ts'
import { localeOf, type Preferences } from '../preferences/preferences.ts'
import { createTranslator, type Translator } from '../../shared/i18n/translate.ts'
import { summarize, type Summary } from '../tray/summary.ts'
import { Tray } from '../tray/tray.ts'
import { trayView } from '../tray/tray-view.ts'
import { windowState } from '../windows/bounds.ts'
import { MainWindow } from '../windows/main-window.ts'
import { windowOptions } from '../windows/options.ts'
import { Taskbar, taskbarProgress } from '../windows/taskbar.ts'
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

/** What the desktop shows of the transfers, and what its tray can do to them. */
export interface Followed {
  summary(): Summary
  pause(on: boolean): Promise<void>
}

/** Milliseconds between two looks at the transfers: they may change hundreds of times a second. */
const pace = 250

/** What of Redrop is on the desktop: window, menu, tray, taskbar. */
export class Desktop {
  readonly window: MainWindow
  readonly keeper: WindowKeeper
  readonly arrivals: Arrivals
  t: Translator
  private readonly parts: DesktopParts
  private readonly tray: Tray | null
  private readonly taskbar = new Taskbar()
  private readonly keepAwake: KeepAwake
  private followed: Followed | null = null
  private badge = 0
  private isQuitting = false
  private repaint: NodeJS.Timeout | null = null

  constructor(parts: DesktopParts) {
    const { electron, core, log, preferences, hasTray, broadcast } = parts
    this.parts = parts
    this.keeper = new WindowKeeper(core.store.settings, log)
    this.window = this.createWindow()
    this.arrivals = new Arrivals(() => {
      this.open()
      broadcast('onArrival', null)
    })
    this.keepAwake = new KeepAwake(electron.powerSaveBlocker)
    this.t = createTranslator(this.locale())
    this.tray = hasTray
      ? new Tray({
          create: (image) => new electron.Tray(image),
          buildMenu: (template) => electron.Menu.buildFromTemplate([...template]),
          icons: parts.shipped.trayIcons,
          platform: process.platform,
          onClick: () => this.open(),
        })
      : null
    preferences.on(() => this.adapt())
    electron.nativeTheme.on('updated', () => this.window.recolour(electron.nativeTheme.shouldUseDarkColors))
    this.adapt()
  }

  /** Shows transfers from now on. */
  follow(followed: Followed): void {
    this.followed = followed
    this.paint()
  }

  /** Transfers changed or moved on: the desktop follows a moment later, once for all changes. */
  changed(): void {
    this.repaint ??= setTimeout(() => {
      this.repaint = null
      this.paint()
    }, pace)
  }

  open(): void {
    this.window
      .show()
      // A new window has nothing on its button yet.
      .then(() => this.paint())
      .catch((error: unknown) => this.parts.log.error('window-not-shown', { error: String(error) }))
  }

  /** Whether closing the window leaves Redrop running. */
  staysInTray(): boolean {
    return this.tray !== null && this.parts.preferences.current.closeToTray
  }

  close(): void {
    this.isQuitting = true
    if (this.repaint !== null) clearTimeout(this.repaint)
    this.keepAwake.set(false)
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
    const { electron, preferences, broadcast } = this.parts
    electron.nativeTheme.themeSource = preferences.current.theme
    this.t = createTranslator(this.locale())
    const send = (command: Command) => {
      this.open()
      broadcast('onCommand', command)
    }
    const template = applicationMenu({
      t: this.t,
      platform: process.platform,
      send,
      undo: () => {
        // In a text field it is the field's; the page takes back a transfer only where nobody is typing.
        this.window.current?.webContents.undo()
        send('undo')
      },
      redo: () => {
        // In a text field it is the field's; the page takes back a transfer only where nobody is typing.
        this.window.current?.webContents.redo()
        send('redo')
      },
    })
    electron.Menu.setApplicationMenu(electron.Menu.buildFromTemplate(template))
    this.paint()
  }

  private locale() {
    return localeOf(this.parts.preferences.current, this.parts.electron.app.getLocale())
  }

  private paint(): void {
    if (this.isQuitting) return
    const { electron, preferences, log } = this.parts
    const now = this.followed?.summary() ?? summarize([], [], false)
    this.tray?.show(
      trayView(this.t, now, {
        open: () => this.open(),
        show: (page) => this.arrivals.put({ kind: 'page', page }),
        showRecent: ({ account, folder, name }) =>
          this.arrivals.put({ kind: 'place', account, folder, name }),
        pause: (on) => {
          this.followed
            ?.pause(on)
            .catch((error: unknown) => log.error('not-paused', { on, error: String(error) }))
        },
        quit: () => electron.app.quit(),
      }),
    )
    this.taskbar.show(this.window.current, taskbarProgress(now))
    if (now.questions !== this.badge) electron.app.setBadgeCount(now.questions)
    this.badge = now.questions
    this.keepAwake.set(now.isMoving && preferences.current.keepAwake)
  }
}
