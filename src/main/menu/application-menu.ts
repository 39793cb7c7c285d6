import type { MenuItemConstructorOptions } from 'electron'
import type { Command } from '../../shared/ipc/contract.ts'
import type { Translator } from '../../shared/i18n/translate.ts'

export interface MenuParts {
  readonly t: Translator
  readonly platform: NodeJS.Platform
  /** Shows the window and tells its page. */
  readonly send: (command: Command) => void
  /** Takes back what was typed, or the last replace. */
  readonly undo: () => void
  readonly redo: () => void
  readonly quickSave: () => void
  readonly shelf: () => void
}

type Items = MenuItemConstructorOptions[]
const line = { type: 'separator' } as const

/**
 * The application menu. The page and its text fields hear keys first; here they are for reading, and for what they left
 * alone.
 */
export function applicationMenu(parts: MenuParts): Items {
  const { t, platform } = parts
  const mac = platform === 'darwin'
  const about = item(parts, t('desktop.menu.about'), 'show-about')
  return [
    ...(mac ? [{ label: 'Redrop', submenu: appItems(parts, about) }] : []),
    { label: t('desktop.menu.file'), submenu: fileItems(parts) },
    { label: t('desktop.menu.edit'), submenu: editItems(parts) },
    { label: t('desktop.menu.view'), submenu: viewItems(parts) },
    { role: 'windowMenu', label: t('desktop.menu.window') },
    ...(mac ? [] : [{ label: t('desktop.menu.help'), submenu: [about] }]),
  ]
}

function item(
  { send }: MenuParts,
  label: string,
  command: Command,
  accelerator?: string,
): MenuItemConstructorOptions {
  return { label, click: () => send(command), ...(accelerator === undefined ? {} : { accelerator }) }
}

function settingsItem(parts: MenuParts): MenuItemConstructorOptions {
  return item(parts, parts.t('desktop.menu.settings'), 'show-settings', 'CmdOrCtrl+,')
}

/** The menu that macOS names after the app. */
function appItems(parts: MenuParts, about: MenuItemConstructorOptions): Items {
  return [
    about,
    line,
    settingsItem(parts),
    line,
    { role: 'services' },
    line,
    { role: 'hide' },
    { role: 'hideOthers' },
    { role: 'unhide' },
    line,
    { role: 'quit', label: parts.t('desktop.menu.quit') },
  ]
}

function fileItems(parts: MenuParts): Items {
  const { t, platform } = parts
  const mac = platform === 'darwin'
  // The key is for reading only: in a text field with nothing to delete it would reach the menu. macOS registers all keys.
  const erase = mac ? {} : { accelerator: 'Delete', registerAccelerator: false }
  return [
    item(parts, t('desktop.menu.upload'), 'upload', 'CmdOrCtrl+U'),
    item(parts, t('desktop.menu.replace'), 'replace-with', 'CmdOrCtrl+R'),
    item(parts, t('links.edit.menu'), 'edit', 'CmdOrCtrl+E'),
    item(parts, t('desktop.menu.newFolder'), 'new-folder', 'CmdOrCtrl+Shift+N'),
    line,
    { label: t('desktop.tray.quickSave'), click: parts.quickSave },
    { label: t('desktop.tray.shelf'), click: parts.shelf },
    line,
    item(parts, t('desktop.menu.rename'), 'rename', 'F2'),
    { ...item(parts, t('desktop.menu.trash'), 'trash'), ...erase },
    line,
    { role: 'close', label: t('desktop.menu.close') },
    ...(mac
      ? []
      : [line, settingsItem(parts), line, { role: 'quit' as const, label: t('desktop.menu.quit') }]),
  ]
}

function editItems(parts: MenuParts): Items {
  const { t, undo, redo } = parts
  return [
    { label: t('desktop.menu.undo'), accelerator: 'CmdOrCtrl+Z', click: undo },
    { label: t('desktop.menu.redo'), accelerator: 'CmdOrCtrl+Shift+Z', click: redo },
    line,
    { role: 'cut', label: t('desktop.menu.cut') },
    { role: 'copy', label: t('desktop.menu.copy') },
    { role: 'paste', label: t('desktop.menu.paste') },
    { role: 'selectAll', label: t('desktop.menu.selectAll') },
    line,
    item(parts, t('desktop.menu.search'), 'search', 'CmdOrCtrl+F'),
  ]
}

function viewItems(parts: MenuParts): Items {
  const { t } = parts
  return [
    item(parts, t('desktop.menu.files'), 'show-files'),
    item(parts, t('desktop.menu.transfers'), 'show-transfers', 'CmdOrCtrl+J'),
    item(parts, t('desktop.menu.decisions'), 'show-decisions', 'CmdOrCtrl+D'),
    item(parts, t('links.title'), 'show-links'),
    line,
    item(parts, t('desktop.menu.details'), 'details', 'CmdOrCtrl+I'),
    item(parts, t('desktop.menu.versions'), 'versions', 'CmdOrCtrl+Shift+H'),
    line,
    item(parts, t('desktop.menu.reload'), 'reload', 'F5'),
    item(parts, t('desktop.menu.path'), 'path', 'CmdOrCtrl+L'),
    item(parts, t('desktop.menu.back'), 'go-back', 'Alt+Left'),
    item(parts, t('desktop.menu.forward'), 'go-forward', 'Alt+Right'),
    item(parts, t('desktop.menu.up'), 'go-up', 'Alt+Up'),
    line,
    { role: 'resetZoom' },
    { role: 'zoomIn' },
    { role: 'zoomOut' },
    { role: 'togglefullscreen' },
  ]
}
