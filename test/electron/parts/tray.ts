import type { Rectangle, Tray } from 'electron'
import { needsReady } from '../life.ts'
import { StrictEmitter } from '../strict.ts'
import type { MenuPart } from './menu.ts'
import type { NativeImagePart } from './native-image.ts'
import { nativeImage } from './native-image.ts'

type Part = Pick<
  Tray,
  | 'setToolTip'
  | 'destroy'
  | 'isDestroyed'
  | 'getBounds'
  | 'setTitle'
  | 'setIgnoreDoubleClickEvents'
  | 'popUpContextMenu'
>
type Icon = NativeImagePart | string

const shown = new Set<TrayPart>()

/** As on most Linux desktops, a menu exists only if `setContextMenu` was called, and again after each change of it. */
export class TrayPart extends StrictEmitter implements Part {
  image: NativeImagePart
  toolTip = ''
  menu: MenuPart | null = null
  /** On Linux nobody says where an icon is. */
  bounds: Rectangle =
    process.platform === 'linux'
      ? { x: 0, y: 0, width: 0, height: 0 }
      : { x: 1800, y: 1040, width: 24, height: 24 }

  constructor(image: Icon) {
    super('Tray', ['click', 'right-click', 'double-click', 'drop-files'])
    needsReady('Tray')
    this.image = iconOf(image)
    shown.add(this)
  }

  setImage(image: Icon): void {
    this.image = iconOf(image)
  }

  setToolTip(toolTip: string): void {
    this.toolTip = toolTip
  }

  setTitle(_title: string): void {}

  setIgnoreDoubleClickEvents(_ignore: boolean): void {}

  setContextMenu(menu: MenuPart | null): void {
    this.menu = menu
  }

  popUpContextMenu(): void {
    this.menu?.popup()
  }

  getBounds(): Rectangle {
    return { ...this.bounds }
  }

  destroy(): void {
    shown.delete(this)
  }

  isDestroyed(): boolean {
    return !shown.has(this)
  }
}

function iconOf(image: Icon): NativeImagePart {
  const icon = typeof image === 'string' ? nativeImage.createFromPath(image) : image
  if (icon.isEmpty()) throw new Error('a tray icon that nobody can see')
  return icon
}

export const theTray = (): TrayPart | null => [...shown].at(-1) ?? null
