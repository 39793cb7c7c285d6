import { toFailure } from '../ipc/failure.ts'
import type { Logger } from '../../core/ports/index.ts'
import { formatMoment } from '../../shared/format/time.ts'
import type { Translator } from '../../shared/i18n/translate.ts'
import type { ActivityItem, LinksCopied, UndoneInfo } from '../../shared/ipc/contract.ts'
import { failureText, type NoticeText } from './notice-text.ts'
import { canUndo, type NoticeAction } from './notice-actions.ts'

export interface ActParts {
  readonly log: Logger
  t(): Translator
  now(): number
  retry(id: string): Promise<void>
  undo(id: string): Promise<UndoneInfo>
  copyLink(id: string): Promise<LinksCopied>
  /** Asks before several files are taken back. */
  confirmUndo(items: readonly ActivityItem[]): Promise<boolean>
}

/** Buttons that do something; the others open a place, or nothing. */
export type Act = Exclude<NoticeAction, 'decide' | 'show' | 'later' | 'notNow'>

/** Does what a button of a notification says. Answers what came of it; null: that shows by itself. */
export async function actOn(
  parts: ActParts,
  action: Act,
  items: readonly ActivityItem[],
): Promise<NoticeText | null> {
  const t = parts.t()
  const name = items[0]?.name ?? ''
  if (action === 'undoAll') return undoAll(parts, items)
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

/** One that refuses does not hold up the others. */
async function undoAll(parts: ActParts, items: readonly ActivityItem[]): Promise<NoticeText | null> {
  const meant = items.filter(canUndo)
  if (!(await parts.confirmUndo(meant))) return null
  const t = parts.t()
  const failures: unknown[] = []
  for (const { id } of meant) await parts.undo(id).catch((error: unknown) => failures.push(error))
  const n = meant.length - failures.length
  if (failures.length === 0) return { title: t('desktop.notify.undoneAll', { n }), body: '' }
  const body = failureText(t, toFailure(parts.log, 'notification-undoAll', failures[0]))
  return { title: t('desktop.notify.undoneSome', { n, all: meant.length }), body }
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
