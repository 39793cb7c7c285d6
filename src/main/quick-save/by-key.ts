import type { Clipboard } from 'electron'
import type { Logger } from '../../core/ports/index.ts'
import { RedropError } from '../../shared/errors.ts'
import type { Translator } from '../../shared/i18n/translate.ts'
import { toFailure } from '../ipc/failure.ts'
import { clipboardContent, type ClipboardContent } from '../local-files/clipboard-content.ts'
import { failureText, type NoticeText } from '../notifications/notice-text.ts'
import type { QuickSave } from './quick-save.ts'
import { tokenOf } from './token.ts'

export interface ByKeyParts {
  readonly log: Logger
  readonly clipboard: Pick<Clipboard, 'read'>
  readonly quickSave: Pick<QuickSave, 'folderFor' | 'saveContent'>
  t(): Translator
  /** Notifications may show names of files. */
  named(): boolean
  /** The link that the last save has put on the clipboard; null: none. */
  lastLink(): string | null
  /** Asks where it goes. */
  ask(): void
  tell(notice: NoticeText): void
}

/** The global key: saves without a window where the rules name a folder, asks where they do not. Never throws. */
export async function saveByKey(parts: ByKeyParts): Promise<void> {
  const t = parts.t()
  try {
    await save(parts, t)
  } catch (error) {
    const failure = toFailure(parts.log, 'quick-save', error)
    parts.tell({ title: t('quickSave.notSaved'), body: parts.named() ? failureText(t, failure) : '' })
  }
}

async function save({ quickSave, ...parts }: ByKeyParts, t: Translator): Promise<void> {
  const content = await clipboardContent(parts.clipboard)
  if (!content) throw new RedropError('clipboard-empty')
  if (await isOurLink(content, parts.lastLink())) {
    parts.tell({ title: t('quickSave.nothingNew'), body: t('quickSave.onClipboard') })
    return
  }
  const folder = quickSave.folderFor(content.kind)
  // What a password manager has copied goes nowhere unasked.
  if (!folder || (content.kind !== 'files' && content.isSecret)) {
    parts.ask()
    return
  }
  const { failed } = await quickSave.saveContent(content, await tokenOf(content), folder)
  if (failed.length > 0 && !parts.named())
    parts.tell({ title: t('desktop.notify.failedMany', { n: failed.length }), body: '' })
  else
    for (const { name, error } of failed)
      parts.tell({ title: t('desktop.notify.failed', { name }), body: failureText(t, error) })
}

async function isOurLink(content: ClipboardContent, link: string | null): Promise<boolean> {
  if (link === null || content.kind !== 'text' || content.blob.size > 4 * link.length) return false
  return (await content.blob.text()) === link
}
