import type { ActivityItem } from '../../../shared/ipc/contract.ts'

export type TransferAction = 'decide' | 'options' | 'retry' | 'undo' | 'cancel'

/** What can be done with a transfer, in the order of its buttons. */
export function actionsOf(item: ActivityItem): readonly TransferAction[] {
  const actions: TransferAction[] = []
  if (item.question) actions.push(item.phase === 'waiting' ? 'options' : 'decide')
  else if (item.canRetry) actions.push('retry')
  if (item.phase === 'saved' && item.undo === 'available') actions.push('undo')
  if (item.canCancel) actions.push('cancel')
  return actions
}
