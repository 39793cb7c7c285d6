import { join } from 'node:path'
import type { Menu, Tray as ElectronTray } from 'electron'
import type { TrayShape, TrayView } from './tray-view.ts'

type Icon = Pick<ElectronTray, 'setImage' | 'setToolTip' | 'setContextMenu' | 'on' | 'destroy'>

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
  private shown = { shape: 'idle', tooltip: '', menu: '' }

  constructor(parts: TrayParts) {
    this.parts = parts
    this.icon = parts.create(this.imageOf('idle'))
    // macOS opens the menu on a click by itself.
    if (parts.platform !== 'darwin') this.icon.on('click', () => parts.onClick())
  }

  /** Changes what is different: a menu that is set anew closes while it is open, and Linux shows it only when it is set. */
  show({ shape, tooltip, menu }: TrayView): void {
    const labels = JSON.stringify(menu.map(({ label }) => label))
    if (shape !== this.shown.shape) this.icon.setImage(this.imageOf(shape))
    if (tooltip !== this.shown.tooltip) this.icon.setToolTip(tooltip)
    if (labels !== this.shown.menu) this.icon.setContextMenu(this.parts.buildMenu(menu))
    this.shown = { shape, tooltip, menu: labels }
  }

  close(): void {
    this.icon.destroy()
  }

  private imageOf(shape: TrayShape): string {
    const { platform, icons } = this.parts
    if (platform === 'darwin') return join(icons, `${shape}Template.png`)
    return join(icons, platform === 'win32' ? `${shape}.ico` : `${shape}.png`)
  }
}
