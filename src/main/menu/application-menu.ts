import type { MenuItemConstructorOptions } from 'electron'
import type { Command } from '../../shared/ipc/contract.ts'
import type { Translator } from '../../shared/i18n/translate.ts'

export interface MenuParts {
  readonly t: Translator
  readonly platform: NodeJS.Platform
  /** Shows the window and tells its page. */
  readonly send: (command: Command) => void
}

type Items = MenuItemConstructorOptions[]

/** The application menu. The page hears its shortcuts first; here they are for reading, and where no page has focus. */
export function applicationMenu({ t, platform, send }: MenuParts): Items {
  const mac = platform === 'darwin'
  const item = (label: string, command: Command, accelerator?: string): MenuItemConstructorOptions => ({
    label,
    click: () => send(command),
    ...(accelerator === undefined ? {} : { accelerator }),
  })
  const line = { type: 'separator' } as const
  const about = item(t('desktop.menu.about'), 'show-about')
  const settings = item(t('desktop.menu.settings'), 'show-settings', 'CmdOrCtrl+,')
  const quit = { role: 'quit', label: t('desktop.menu.quit') } as const
  const app: Items = [
    about,
    line,
    settings,
    line,
    { role: 'services' },
    line,
    { role: 'hide' },
    { role: 'hideOthers' },
    { role: 'unhide' },
    line,
    quit,
  ]
  const file: Items = [
    item(t('desktop.menu.upload'), 'upload', 'CmdOrCtrl+U'),
    item(t('desktop.menu.replace'), 'replace-with', 'CmdOrCtrl+R'),
    item(t('desktop.menu.newFolder'), 'new-folder', 'CmdOrCtrl+Shift+N'),
    line,
    item(t('desktop.menu.rename'), 'rename', 'F2'),
    item(t('desktop.menu.trash'), 'trash'),
    line,
    { role: 'close', label: t('desktop.menu.close') },
    ...(mac ? [] : [line, settings, line, quit]),
  ]
  const view: Items = [
    item(t('desktop.menu.files'), 'show-files'),
    item(t('desktop.menu.transfers'), 'show-transfers', 'CmdOrCtrl+J'),
    item(t('desktop.menu.decisions'), 'show-decisions', 'CmdOrCtrl+D'),
    line,
    item(t('desktop.menu.reload'), 'reload', 'F5'),
    item(t('desktop.menu.back'), 'go-back', 'Alt+Left'),
    item(t('desktop.menu.forward'), 'go-forward', 'Alt+Right'),
    item(t('desktop.menu.up'), 'go-up', 'Alt+Up'),
    line,
    { role: 'resetZoom' },
    { role: 'zoomIn' },
    { role: 'zoomOut' },
    { role: 'togglefullscreen' },
  ]
  return [
    ...(mac ? [{ label: 'Redrop', submenu: app }] : []),
    { label: t('desktop.menu.file'), submenu: file },
    { role: 'editMenu', label: t('desktop.menu.edit') },
    { label: t('desktop.menu.view'), submenu: view },
    { role: 'windowMenu', label: t('desktop.menu.window') },
    ...(mac ? [] : [{ label: t('desktop.menu.help'), submenu: [about] }]),
  ]
}
