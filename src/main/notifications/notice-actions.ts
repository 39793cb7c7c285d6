import type { Translator } from '../../shared/i18n/translate.ts'
import type { ActivityItem } from '../../shared/ipc/contract.ts'
import type { NewsKind } from './news.ts'

export type NoticeAction = 'copyLink' | 'undo' | 'undoAll' | 'show' | 'decide' | 'retry' | 'later' | 'notNow'

/** The buttons of a notification about these transfers, all of one kind; where the system has none, the click remains. */
export function noticeActions(kind: NewsKind, items: readonly ActivityItem[]): readonly NoticeAction[] {
  if (kind === 'needsYou') return ['decide', 'later']
  if (kind === 'failed') return items.every(({ canRetry }) => canRetry) ? ['retry', 'notNow'] : []
  const [first, ...others] = items
  if (others.length > 0) return items.some(canUndo) ? ['show', 'undoAll'] : ['show']
  if (first?.direction !== 'upload' || first.phase !== 'saved') return []
  return canUndo(first) ? ['copyLink', 'undo'] : ['copyLink']
}

/** What it did can be taken back. */
export function canUndo({ direction, undo }: ActivityItem): boolean {
  return direction === 'upload' && undo === 'available'
}

export function actionLabel(t: Translator, action: NoticeAction, items: readonly ActivityItem[]): string {
  if (action === 'decide') return t(items.length === 1 ? 'desktop.notify.decide' : 'desktop.notify.review')
  return t(`desktop.notify.${action}`)
}
