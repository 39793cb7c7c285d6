import type { T } from '../../../i18n/index.ts'
import type { MenuItem } from '../../../ui/index.ts'
import type { Possible } from './possible.ts'

export type FileAction =
  | 'open'
  | 'answer'
  | 'retry'
  | 'replace-with'
  | 'edit'
  | 'link-local'
  | 'details'
  | 'versions'
  | 'download'
  | 'copy-link'
  | 'pin'
  | 'unpin'
  | 'rename'
  | 'trash'
  | 'upload'
  | 'upload-folder'
  | 'paste'
  | 'new-folder'
  | 'open-on-web'
  | 'reload'

/** The context menu of the selection, or of the folder where nothing is selected. `urgent`: what its transfer waits for. */
export function contextMenu(
  t: T,
  selected: number,
  can: Possible,
  urgent: 'answer' | 'retry' | null,
): readonly MenuItem[] {
  return selected === 0 ? ofFolder(t, can) : ofRows(t, selected, can, urgent)
}

function ofRows(
  t: T,
  selected: number,
  can: Possible,
  urgent: 'answer' | 'retry' | null,
): readonly MenuItem[] {
  const items: MenuItem[] = []
  if (urgent === 'answer') items.push({ id: 'answer', label: t('browser.action.answer'), icon: 'ask' })
  if (urgent === 'retry') items.push({ id: 'retry', label: t('browser.action.retry'), icon: 'retry' })
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
  if (can.edit) items.push({ id: 'edit', label: t('links.edit.action'), icon: 'edit', keys: 'Ctrl E' })
  const download = { id: 'download', label: t('browser.action.download'), icon: 'download' } as const
  if (can.download.length > 0) items.push(download)
  else if (can.noDownload) items.push({ ...download, disabled: true, detail: t('browser.action.filesOnly') })
  if (can.versions)
    items.push({
      id: 'versions',
      label: t('details.showVersions'),
      icon: 'history',
      keys: 'Ctrl Shift H',
    })
  items.push({ id: 'details', label: t('details.toggle'), icon: 'panel', keys: 'Ctrl I' })
  items.push({ id: 'copy-link', label: linkLabel(t, selected), icon: 'link', keys: 'Ctrl Shift C' })
  if (can.linkLocal) items.push({ id: 'link-local', label: t('links.edit.link'), icon: 'laptop' })
  if (can.unpin.length > 0) items.push({ id: 'unpin', label: t('browser.action.unpin'), icon: 'pin' })
  else if (can.pin.length > 0) items.push({ id: 'pin', label: t('browser.action.pin'), icon: 'pin' })
  if (can.rename) items.push({ id: 'rename', label: t('browser.action.rename'), icon: 'rename', keys: 'F2' })
  if (can.trash.length > 0)
    items.push('separator', {
      id: 'trash',
      label: t('browser.action.trash'),
      icon: 'trash',
      keys: 'Del',
      danger: true,
    })
  return items
}

export function linkLabel(t: T, selected: number): string {
  return t(selected > 1 ? 'browser.action.copyLinks' : 'browser.action.copyLink')
}

function ofFolder(t: T, can: Possible): readonly MenuItem[] {
  const disabled = !can.upload
  return [
    { id: 'upload', label: t('browser.action.upload'), icon: 'upload', keys: 'Ctrl U', disabled },
    { id: 'upload-folder', label: t('browser.action.uploadFolder'), icon: 'folder', disabled },
    { id: 'paste', label: t('browser.action.paste'), icon: 'clipboard', keys: 'Ctrl V', disabled },
    { id: 'new-folder', label: t('browser.action.newFolder'), icon: 'folder-plus', disabled },
    'separator',
    { id: 'open-on-web', label: t('browser.action.openOnWeb'), icon: 'external' },
    { id: 'reload', label: t('browser.action.reload'), icon: 'retry', keys: 'F5' },
  ]
}
