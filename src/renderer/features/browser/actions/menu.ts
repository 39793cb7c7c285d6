import type { T } from '../../../i18n/index.ts'
import type { MenuItem } from '../../../ui/index.ts'
import type { Possible } from './possible.ts'

export const fileActions = [
  'open',
  'replace-with',
  'download',
  'rename',
  'trash',
  'upload',
  'paste',
  'new-folder',
  'open-on-web',
  'reload',
] as const
export type FileAction = (typeof fileActions)[number]

/** The context menu of the selection, or of the folder where nothing is selected. */
export function contextMenu(t: T, selected: number, can: Possible): readonly MenuItem[] {
  return selected === 0 ? ofFolder(t, can) : ofRows(t, can)
}

function ofRows(t: T, can: Possible): readonly MenuItem[] {
  const items: MenuItem[] = []
  if (can.open) {
    items.push({ id: 'open', label: t('browser.action.open'), icon: 'folder', keys: 'Enter' })
    items.push({ id: 'open-on-web', label: t('browser.action.openOnWeb'), icon: 'external' })
  }
  if (can.replace)
    items.push({
      id: 'replace-with',
      label: t('browser.action.replaceWith'),
      icon: 'replace',
      keys: 'Ctrl R',
    })
  if (can.download) items.push({ id: 'download', label: t('browser.action.download'), icon: 'download' })
  if (can.rename) items.push({ id: 'rename', label: t('browser.action.rename'), icon: 'edit', keys: 'F2' })
  if (can.trash.length > 0)
    items.push('separator', {
      id: 'trash',
      label: t('browser.action.trash'),
      icon: 'trash',
      keys: 'Del',
      danger: true,
    })
  return items[0] === 'separator' ? items.slice(1) : items
}

function ofFolder(t: T, can: Possible): readonly MenuItem[] {
  const disabled = !can.upload
  return [
    { id: 'upload', label: t('browser.action.upload'), icon: 'upload', keys: 'Ctrl U', disabled },
    { id: 'paste', label: t('browser.action.paste'), icon: 'clipboard', keys: 'Ctrl V', disabled },
    { id: 'new-folder', label: t('browser.action.newFolder'), icon: 'folder-plus', disabled },
    'separator',
    { id: 'open-on-web', label: t('browser.action.openOnWeb'), icon: 'external' },
    { id: 'reload', label: t('browser.action.reload'), icon: 'retry', keys: 'F5' },
  ]
}
