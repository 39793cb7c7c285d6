import type { Logger } from '../../core/ports/index.ts'
import type { Translator } from '../../shared/i18n/translate.ts'
import type { LinkInfo } from '../../shared/ipc/contract.ts'
import { toFailure } from '../ipc/failure.ts'
import type { LinksDesk } from '../links/links-desk.ts'
import { failureText, type NoticeText } from '../notifications/notice-text.ts'

export interface PushLatestParts {
  readonly links: Pick<LinksDesk, 'list' | 'lookAgain' | 'push'>
  readonly log: Logger
  t(): Translator
  /** Notifications may show names of files. */
  named(): boolean
  tell(notice: NoticeText): void
}

/** The global key: sends the linked file that was changed last, whatever its link waits for. Never throws. */
export async function pushLatest({ links, log, ...parts }: PushLatestParts): Promise<void> {
  const t = parts.t()
  let name = ''
  try {
    // What was saved a moment ago may not have been seen yet.
    await links.lookAgain()
    const latest = latestOf(await links.list())
    name = latest?.name ?? ''
    if (!latest || (await links.push(latest.id)) === null)
      parts.tell({ title: t('quickSave.nothingToSend'), body: t('quickSave.nothingChanged') })
  } catch (error) {
    const failure = toFailure(log, 'push-latest', error)
    if (parts.named())
      parts.tell({ title: t('desktop.notify.failed', { name }), body: failureText(t, failure) })
    else parts.tell({ title: t('desktop.notify.failedMany', { n: 1 }), body: '' })
  }
}

function latestOf(links: readonly LinkInfo[]): LinkInfo | null {
  const changed = links.filter(({ changes, local }) => changes > 0 && local.modifiedAt !== null)
  return changed.toSorted((a, b) => (b.local.modifiedAt ?? 0) - (a.local.modifiedAt ?? 0))[0] ?? null
}
