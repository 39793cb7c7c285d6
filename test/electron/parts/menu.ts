import type { MenuItemConstructorOptions, PopupOptions } from 'electron'
import { needsReady } from '../life.ts'
import { onlyKnown, StrictEmitter } from '../strict.ts'
import type { BaseWindowPart } from './base-window.ts'
import { roleMenus, roles } from './menu-roles.ts'

const known = [
  'click',
  'role',
  'type',
  'label',
  'sublabel',
  'toolTip',
  'accelerator',
  'icon',
  'enabled',
  'visible',
  'checked',
  'registerAccelerator',
  'acceleratorWorksWhenHidden',
  'submenu',
  'id',
]

export class MenuItemPart extends StrictEmitter {
  readonly id: string | undefined
  readonly type: string
  readonly role: string | undefined
  readonly accelerator: string | undefined
  readonly registerAccelerator: boolean
  readonly submenu: MenuPart | undefined
  label: string
  enabled: boolean
  visible: boolean
  checked: boolean
  private readonly act: MenuItemConstructorOptions['click']

  constructor(options: MenuItemConstructorOptions) {
    super('MenuItem')
    onlyKnown('MenuItem', options, known)
    const role = options.role?.toLowerCase()
    const filled = role === undefined ? undefined : roleMenus[role]?.map((each) => ({ role: each as never }))
    const submenu = options.submenu ?? filled
    this.id = options.id
    this.role = options.role
    this.label = options.label ?? options.role ?? ''
    this.type = options.type ?? (submenu === undefined ? 'normal' : 'submenu')
    this.accelerator = options.accelerator
    this.registerAccelerator = options.registerAccelerator ?? true
    this.enabled = options.enabled ?? true
    this.visible = options.visible ?? true
    this.checked = options.checked ?? false
    this.act = options.click
    this.submenu =
      submenu === undefined || submenu instanceof MenuPart
        ? submenu
        : MenuPart.buildFromTemplate(submenu as MenuItemConstructorOptions[])
  }

  click(event: object, window: BaseWindowPart | null): void {
    if (!this.enabled) throw new Error(`the menu item ${this.label} is disabled`)
    if (this.type === 'checkbox') this.checked = !this.checked
    if (this.type === 'radio') this.checked = true
    const role = this.role?.toLowerCase()
    if (role !== undefined && role in roles) roles[role]?.(window)
    else if (this.act !== undefined) this.act(this as never, (window ?? undefined) as never, event)
    else throw new Error(`the stand-in does not implement the menu role ${this.role ?? `of ${this.label}`}`)
  }
}

/** Menus are drawn by the system: a test chooses from the one that is open. */
export class MenuPart extends StrictEmitter {
  static application: MenuPart | null = null
  /** Opened by `popup` and not answered yet. */
  static open: { menu: MenuPart; close: () => void } | null = null

  static buildFromTemplate(template: (MenuItemConstructorOptions | MenuItemPart)[]): MenuPart {
    const menu = new MenuPart()
    for (const each of template) menu.append(each instanceof MenuItemPart ? each : new MenuItemPart(each))
    return menu
  }

  static setApplicationMenu(menu: MenuPart | null): void {
    needsReady('Menu.setApplicationMenu')
    MenuPart.application = menu
  }

  static getApplicationMenu(): MenuPart | null {
    return MenuPart.application
  }

  readonly items: MenuItemPart[] = []

  constructor() {
    super('Menu', ['menu-will-show', 'menu-will-close'])
  }

  append(item: MenuItemPart): void {
    this.items.push(item)
  }

  getMenuItemById(id: string): MenuItemPart | null {
    return this.all().find((item) => item.id === id) ?? null
  }

  popup(options: PopupOptions = {}): void {
    needsReady('Menu.popup')
    MenuPart.open = {
      menu: this,
      close: () => {
        MenuPart.open = null
        this.emit('menu-will-close')
        options.callback?.()
      },
    }
    this.emit('menu-will-show')
  }

  closePopup(): void {
    MenuPart.open?.close()
  }

  /** With everything below it. */
  all(): MenuItemPart[] {
    return this.items.flatMap((item) => [item, ...(item.submenu?.all() ?? [])])
  }
}
