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
    const body = failureText(t, toFailure(log, 'push-latest', error))
    parts.tell({ title: t('quickSave.linkNotSent', { name }), body })
  }
}

function latestOf(links: readonly LinkInfo[]): LinkInfo | null {
  const changed = links.filter(({ changes, local }) => changes > 0 && local.modifiedAt !== null)
  return changed.toSorted((a, b) => (b.local.modifiedAt ?? 0) - (a.local.modifiedAt ?? 0))[0] ?? null
}
