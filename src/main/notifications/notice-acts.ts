import { toFailure } from '../ipc/failure.ts'
import type { Logger } from '../../core/ports/index.ts'
import { formatMoment } from '../../shared/format/time.ts'
import type { Translator } from '../../shared/i18n/translate.ts'
import type { ActivityItem, LinksCopied, UndoneInfo } from '../../shared/ipc/contract.ts'
import { failureText, type NoticeText } from './notice-text.ts'
import type { NoticeAction } from './notice-actions.ts'

export interface ActParts {
  readonly log: Logger
  t(): Translator
  now(): number
  retry(id: string): Promise<void>
  undo(id: string): Promise<UndoneInfo>
  copyLink(id: string): Promise<LinksCopied>
}

/** Does what a button of a notification says. Answers what came of it; null: that shows by itself. */
export async function actOn(
  parts: ActParts,
  action: Exclude<NoticeAction, 'decide'>,
  items: readonly ActivityItem[],
): Promise<NoticeText | null> {
  const t = parts.t()
  const name = items[0]?.name ?? ''
  try {
    for (const { id } of items) {
      if (action === 'retry') await parts.retry(id)
      else if (action === 'undo')
        return { title: undoneText(t, name, await parts.undo(id), parts.now()), body: '' }
      else {
        const { direct } = await parts.copyLink(id)
        return {
          title: t(direct > 0 ? 'browser.links.direct' : 'browser.links.page', { count: 1 }),
          body: '',
        }
      }
    }
    return null
  } catch (error) {
    const body = failureText(t, toFailure(parts.log, `notification-${action}`, error))
    return { title: t(`desktop.notify.not.${action}`, { name }), body }
  }
}

function undoneText(t: Translator, name: string, undone: UndoneInfo, now: number): string {
  if (undone.to === 'trash') return t('transfers.toast.backTrash', { name })
  if (undone.to === 'safety-copy') return t('transfers.toast.backCopy', { name })
  const { origin, createdAt } = undone.version
  const time = formatMoment(createdAt, { locale: t.locale, now })
  const who = origin.kind === 'user' ? origin.name : ''
  const back = t(`transfers.toast.back.${origin.kind}`, { name, who, time })
  return undone.covered ? t('transfers.toast.backCovered', { back }) : back
}
