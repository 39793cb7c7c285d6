import { join } from 'node:path'
import type { Menu, Rectangle, Tray as ElectronTray } from 'electron'
import type { TrayShape, TrayView } from './tray-view.ts'

type Icon = Pick<
  ElectronTray,
  'setImage' | 'setToolTip' | 'setContextMenu' | 'popUpContextMenu' | 'getBounds' | 'on' | 'destroy'
>

export interface TrayParts {
  create(image: string): Icon
  buildMenu(template: TrayView['menu']): ReturnType<typeof Menu.buildFromTemplate>
  /** Icons of the tray; a path that Electron completes with `@2x` where the display has it. */
  readonly icons: string
  readonly platform: NodeJS.Platform
  onClick(): void
}

/** The icon in the tray, kept for as long as the app runs: never destroyed to be updated. */
export class Tray {
  private readonly parts: TrayParts
  private readonly icon: Icon
  private menu: ReturnType<TrayParts['buildMenu']> | null = null
  private shown = { shape: 'idle', tooltip: '', menu: '' }

  constructor(parts: TrayParts) {
    this.parts = parts
    this.icon = parts.create(this.imageOf('idle'))
    this.icon.on('click', () => parts.onClick())
    // macOS would open the menu on every click.
    if (parts.platform === 'darwin')
      this.icon.on('right-click', () => this.icon.popUpContextMenu(this.menu ?? undefined))
  }

  /** Changes what is different: a menu that is set anew closes while it is open, and Linux shows it only when it is set. */
  show({ shape, tooltip, menu }: TrayView): void {
    const labels = JSON.stringify(menu.map(({ label }) => label))
    if (shape !== this.shown.shape) this.icon.setImage(this.imageOf(shape))
    if (tooltip !== this.shown.tooltip) this.icon.setToolTip(tooltip)
    if (labels !== this.shown.menu) this.setMenu(menu)
    this.shown = { shape, tooltip, menu: labels }
  }

  /** Empty where the desktop does not say. */
  get bounds(): Rectangle {
    return this.icon.getBounds()
  }

  close(): void {
    this.icon.destroy()
  }

  private setMenu(menu: TrayView['menu']): void {
    this.menu = this.parts.buildMenu(menu)
    if (this.parts.platform !== 'darwin') this.icon.setContextMenu(this.menu)
  }

  private imageOf(shape: TrayShape): string {
    const { platform, icons } = this.parts
    if (platform === 'darwin') return join(icons, `${shape}Template.png`)
    return join(icons, platform === 'win32' ? `${shape}.ico` : `${shape}.png`)
  }
}
