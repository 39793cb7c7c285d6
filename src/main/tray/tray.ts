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
  private shown = ''

  constructor(parts: TrayParts) {
    this.parts = parts
    this.icon = parts.create(this.imageOf('idle'))
    // macOS opens the menu on a click by itself.
    if (parts.platform !== 'darwin') this.icon.on('click', () => parts.onClick())
  }

  /** Linux shows changes of a menu only when it is set again. */
  show(view: TrayView): void {
    const now = JSON.stringify([view.shape, view.tooltip, view.menu.map(({ label }) => label)])
    if (now === this.shown) return
    this.shown = now
    this.icon.setImage(this.imageOf(view.shape))
    this.icon.setToolTip(view.tooltip)
    this.icon.setContextMenu(this.parts.buildMenu(view.menu))
  }

  close(): void {
    this.icon.destroy()
  }

  private imageOf(shape: TrayShape): string {
    const suffix = this.parts.platform === 'darwin' ? 'Template' : ''
    return join(this.parts.icons, `${shape}${suffix}.png`)
  }
}
