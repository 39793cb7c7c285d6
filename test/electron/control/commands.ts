import { chromiumNow } from '../host.ts'
import { app } from '../parts/app.ts'
import { clipboard } from '../parts/clipboard.ts'
import { globalShortcut } from '../parts/global-shortcut.ts'
import { MenuPart, type MenuItemPart } from '../parts/menu.ts'
import { nativeTheme } from '../parts/native-theme.ts'
import { shownNotifications } from '../parts/notification.ts'
import { powerMonitor, powerSaveBlocker } from '../parts/power.ts'
import { screen } from '../parts/screen.ts'
import { theSession } from '../parts/session.ts'
import { theTray } from '../parts/tray.ts'
import { focusedWindow, openWindows } from '../parts/windows.ts'
import { queueAnswer, records, type DialogMethod } from '../records.ts'

export interface MenuEntry {
  readonly label: string
  readonly type: string
  readonly enabled: boolean
  readonly visible: boolean
  readonly checked: boolean
  readonly accelerator: string | null
  readonly items: readonly MenuEntry[]
}

const entries = (menu: MenuPart | null | undefined): MenuEntry[] =>
  (menu?.items ?? []).map(({ label, type, enabled, visible, checked, accelerator, submenu }) => ({
    label,
    type,
    enabled,
    visible,
    checked,
    accelerator: accelerator ?? null,
    items: entries(submenu),
  }))

function find(menu: MenuPart | null | undefined, path: readonly string[]): MenuItemPart {
  const [label, ...rest] = path
  const item = menu?.items.find((each) => each.visible && each.label === label)
  if (item === undefined) throw new Error(`no menu item “${label ?? ''}” in ${JSON.stringify(entries(menu))}`)
  return rest.length === 0 ? item : find(item.submenu, rest)
}

const window = (id: number) => {
  const found = openWindows().find((each) => each.id === id)
  if (found === undefined) throw new Error(`there is no window ${id}`)
  return found
}

/** What a test can ask of the stand-in: everything here goes on outside the pages. */
export const commands = {
  endpoint: () => chromiumNow().endpoint,
  records: () => records,
  keepMessages: () => void (records.messages = []),
  windows: () =>
    openWindows().map((each) => ({
      id: each.id,
      url: each.contents.getURL(),
      title: each.getTitle(),
      bounds: each.getBounds(),
      visible: each.isVisible(),
      focused: each.isFocused(),
      alwaysOnTop: each.frame.alwaysOnTop,
      frameless: each.frame.frameless,
      minimized: each.isMinimized(),
      progress: each.progress,
      progressMode: each.progressMode,
    })),
  window: ({
    id,
    act,
  }: {
    id: number
    act: 'close' | 'minimize' | 'restore' | 'focus' | 'blur' | 'show' | 'hide'
  }) => window(id)[act](),
  resize: ({ id, width, height }: { id: number; width: number; height: number }) => {
    const found = window(id)
    if (!found.frame.resizable) throw new Error(`the user cannot resize window ${id}`)
    found.setSize(width, height)
  },
  /** The user drags the window by its head. */
  drag: ({ id, x, y }: { id: number; x: number; y: number }) => window(id).setPosition(x, y),
  movePointer: (point: { x: number; y: number }) => void (screen.pointer = point),
  placeTray({ bounds }: { bounds: { x: number; y: number; width: number; height: number } }) {
    const tray = theTray()
    if (tray === null) throw new Error('there is no tray')
    tray.bounds = bounds
  },
  zoom: ({ id, factor }: { id: number; factor: number }) => window(id).contents.setZoomFactor(factor),
  send: ({ id, channel, args }: { id: number; channel: string; args: unknown[] }) =>
    window(id).contents.send(channel, ...args),
  queueAnswer: ({ method, answer }: { method: DialogMethod; answer: unknown }) => queueAnswer(method, answer),
  menu: () => entries(MenuPart.application),
  clickMenu: ({ path }: { path: readonly string[] }) =>
    find(MenuPart.application, path).click({}, focusedWindow()),
  popup: () => (MenuPart.open === null ? null : entries(MenuPart.open.menu)),
  clickPopup: ({ path }: { path: readonly string[] }) => {
    const item = find(MenuPart.open?.menu, path)
    MenuPart.open?.close()
    item.click({}, focusedWindow())
  },
  closePopup: () => MenuPart.open?.close(),
  tray: () => {
    const tray = theTray()
    return tray === null
      ? null
      : { toolTip: tray.toolTip, image: tray.image.source, menu: entries(tray.menu) }
  },
  clickTray: () => theTray()?.emit('click', {}),
  clickTrayMenu: ({ path }: { path: readonly string[] }) =>
    find(theTray()?.menu, path).click({}, focusedWindow()),
  clickNotification: ({ at }: { at: number }) => shownNotifications()[at]?.emit('click'),
  pressNotification: ({ at, button }: { at: number; button: string }) =>
    shownNotifications()[at]?.press(button),
  clipboard: () => clipboard.content,
  setClipboard: (content: Readonly<Record<string, string>>) => void (clipboard.content = content),
  globalKeys: () => [...globalShortcut.held.keys()],
  pressGlobalKeys: ({ keys }: { keys: string }) => globalShortcut.press(keys),
  holdGlobalKeys: ({ keys }: { keys: readonly string[] }) => void (globalShortcut.foreign = keys),
  setColorScheme: ({ scheme }: { scheme: 'light' | 'dark' }) => nativeTheme.setSystem(scheme),
  setProxy: ({ proxy }: { proxy: string }) => void (theSession.proxy = proxy),
  power: ({ event }: { event: 'suspend' | 'resume' | 'shutdown' | 'lock-screen' | 'unlock-screen' }) =>
    powerMonitor.emit(event),
  powerSaveBlockers: () => powerSaveBlocker.running.size,
  openUrl: ({ url }: { url: string }) => app.emit('open-url', { preventDefault: () => undefined }, url),
  openFile: ({ path }: { path: string }) => app.emit('open-file', { preventDefault: () => undefined }, path),
  quit: () => app.quit(),
}

export type Commands = typeof commands
