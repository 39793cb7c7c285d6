import type { Core } from '../../core/compose.ts'
import type { Logger } from '../../core/ports/index.ts'
import type { Command } from '../../shared/ipc/contract.ts'
import { Arrivals } from '../deep-link/arrivals.ts'
import type { Pages } from '../ipc/broadcast.ts'
import { applicationMenu } from '../menu/application-menu.ts'
import { KeepAwake } from '../power/keep-awake.ts'
import { localeOf, type Preferences } from '../preferences/preferences.ts'
import { createTranslator, type Translator } from '../../shared/i18n/translate.ts'
import { summarize, type Summary } from '../tray/summary.ts'
import { Tray } from '../tray/tray.ts'
import { trayView } from '../tray/tray-view.ts'
import { createMainWindow } from '../windows/create-main-window.ts'
import type { MainWindow } from '../windows/main-window.ts'
import type { SmallWindow } from '../windows/small-window.ts'
import { createSmallWindows } from '../windows/small-windows.ts'
import { Taskbar, taskbarProgress } from '../windows/taskbar.ts'
import { WindowKeeper } from '../windows/window-keeper.ts'
import type { SmallView } from '../../shared/views.ts'
import type { ElectronParts, Shipped } from './electron-parts.ts'

export interface DesktopParts {
  readonly electron: ElectronParts
  readonly shipped: Shipped
  readonly core: Core
  readonly log: Logger
  readonly preferences: Preferences
  readonly pages: Pages
  readonly hasTray: boolean
}

/** What the desktop shows of the transfers, and what its tray can do to them. */
export interface Followed {
  summary(): Summary
  pause(on: boolean): Promise<void>
}

/** Milliseconds between two looks at the transfers: they may change hundreds of times a second. */
const pace = 250

/** What of Redrop is on the desktop: windows, menu, tray, taskbar. */
export class Desktop {
  readonly window: MainWindow
  private readonly keeper: WindowKeeper
  readonly arrivals: Arrivals
  t: Translator
  private readonly parts: DesktopParts
  private readonly small: Record<SmallView, SmallWindow>
  private readonly shelfKeeper: WindowKeeper
  private readonly tray: Tray | null
  private readonly taskbar = new Taskbar()
  private readonly keepAwake: KeepAwake
  private followed: Followed | null = null
  private badge = 0
  private isQuitting = false
  private repaint: NodeJS.Timeout | null = null

  constructor(parts: DesktopParts) {
    const { electron, core, log, preferences, hasTray, pages } = parts
    this.parts = parts
    this.keeper = new WindowKeeper(core.store.settings, log)
    this.shelfKeeper = new WindowKeeper(core.store.settings, log, 'shelf')
    this.window = this.createWindow()
    this.small = this.createSmallWindows()
    this.arrivals = new Arrivals(() => {
      this.open()
      pages.broadcast('onArrival', null)
    })
    this.keepAwake = new KeepAwake(electron.powerSaveBlocker)
    this.t = createTranslator(this.locale())
    this.tray = hasTray
      ? new Tray({
          create: (image) => new electron.Tray(image),
          buildMenu: (template) => electron.Menu.buildFromTemplate([...template]),
          icons: parts.shipped.trayIcons,
          platform: process.platform,
          onClick: () => this.small.popover.toggle(),
        })
      : null
    preferences.on(() => this.adapt())
    electron.nativeTheme.on('updated', () => {
      const dark = electron.nativeTheme.shouldUseDarkColors
      for (const window of [this.window, ...Object.values(this.small)]) window.recolour(dark)
    })
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

  /** The small window for quick saving: at the icon in the tray, or in the middle of the screen. */
  showPopover(): void {
    this.small.popover.show()
  }

  showShelf(): void {
    this.small.shelf.show()
  }

  /** Shows the drop shelf, or puts it away. */
  toggleShelf(): void {
    this.small.shelf.toggle()
  }

  /** A small window has drawn its page. `height`: in CSS pixels. */
  fit(view: SmallView, height: number): void {
    this.small[view].fit(height)
  }

  /** Whether the user looks at a window of Redrop. */
  isInFront(): boolean {
    const { current } = this.window
    return (current?.isFocused() ?? false) || Object.values(this.small).some(({ isFocused }) => isFocused)
  }

  /** Writes what is not written yet. */
  async flush(): Promise<void> {
    await this.keeper.flush()
    await this.shelfKeeper.flush()
  }

  /** Whether closing the window leaves Redrop running. */
  staysInTray(): boolean {
    return this.tray !== null && this.parts.preferences.current.closeToTray
  }

  quit(): void {
    this.parts.electron.app.quit()
  }

  close(): void {
    this.isQuitting = true
    if (this.repaint !== null) clearTimeout(this.repaint)
    this.keepAwake.set(false)
    this.window.destroy()
    for (const window of Object.values(this.small)) window.destroy()
    this.tray?.close()
  }

  private createWindow(): MainWindow {
    const { electron, shipped, pages, log } = this.parts
    return createMainWindow({
      ...{ electron, shipped, log, keeper: this.keeper },
      onCreated: (window) => pages.add(window.webContents, 'main'),
      onClose: () => this.keepsWindow(),
      onClosed: (id) => pages.remove(id),
    })
  }

  private createSmallWindows(): Record<SmallView, SmallWindow> {
    const { electron, shipped, pages, log } = this.parts
    return createSmallWindows({
      ...{ electron, log },
      ...{ preload: shipped.preload, icon: shipped.icon, platform: process.platform },
      keeper: this.shelfKeeper,
      trayIcon: () => this.tray?.bounds ?? null,
      onCreated: (window, view) => pages.add(window.webContents, view),
      onClosed: (id) => pages.remove(id),
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
    const { electron, preferences, pages } = this.parts
    electron.nativeTheme.themeSource = preferences.current.theme
    this.t = createTranslator(this.locale())
    const send = (command: Command) => {
      this.open()
      pages.broadcast('onCommand', command)
    }
    const template = applicationMenu({
      t: this.t,
      platform: process.platform,
      send,
      quickSave: () => this.showPopover(),
      shelf: () => this.toggleShelf(),
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
        quickSave: () => this.showPopover(),
        shelf: () => this.toggleShelf(),
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
