import type { Translator } from '../../shared/i18n/translate.ts'
import type { ActivityItem } from '../../shared/ipc/contract.ts'
import type { NewsKind } from './news.ts'

export type NoticeAction = 'copyLink' | 'undo' | 'decide' | 'retry'

/** The buttons of a notification about these transfers, all of one kind; where the system has none, the click remains. */
export function noticeActions(kind: NewsKind, items: readonly ActivityItem[]): readonly NoticeAction[] {
  if (kind === 'needsYou') return ['decide']
  if (kind === 'failed') return items.every(({ canRetry }) => canRetry) ? ['retry'] : []
  const [first] = items
  if (first?.direction !== 'upload' || items.length > 1) return []
  return first.undo === 'available' ? ['copyLink', 'undo'] : ['copyLink']
}

export function actionLabel(t: Translator, action: NoticeAction, items: readonly ActivityItem[]): string {
  if (action === 'decide') return t(items.length === 1 ? 'desktop.notify.decide' : 'desktop.notify.review')
  return t(`desktop.notify.${action}`)
}
