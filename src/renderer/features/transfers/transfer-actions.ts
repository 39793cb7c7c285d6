import type { ActivityItem } from '../../../shared/ipc/contract.ts'

export type TransferAction =
  'decide' | 'options' | 'retry' | 'undo' | 'redo' | 'first' | 'pause' | 'resume' | 'cancel' | 'remove'

export interface Circumstances {
  /** All are paused: then only those go on that are resumed one by one. */
  readonly allPaused: boolean
  /** The first of those that wait for their turn. */
  readonly isNext: boolean
}

/** What can be done with a transfer, in the order of its buttons. */
export function actionsOf(
  item: ActivityItem,
  { allPaused, isNext }: Circumstances = { allPaused: false, isNext: false },
): readonly TransferAction[] {
  const actions: TransferAction[] = []
  const isPaused = item.waiting?.why === 'paused'
  if (item.question) actions.push(item.phase === 'waiting' ? 'options' : 'decide')
  else if (item.canRetry && !isPaused && !(allPaused && item.phase === 'waiting')) actions.push('retry')
  if (item.phase === 'saved' && item.undo === 'available') actions.push('undo')
  if (item.phase === 'saved' && item.undo === 'undone' && item.canRedo) actions.push('redo')
  if (item.phase === 'queued' && !isNext) actions.push('first')
  const isHeld = allPaused && (item.phase === 'queued' || item.phase === 'waiting')
  if (item.canPause && item.question === null && !isHeld) actions.push('pause')
  if (isPaused || (allPaused && item.phase === 'queued')) actions.push('resume')
  if (item.canCancel) actions.push('cancel')
  if (item.finishedAt !== null) actions.push('remove')
  return actions
}

/** What a key does with a transfer; null: nothing. */
export function actionOfKey(key: string, actions: readonly TransferAction[]): TransferAction | null {
  const byKey: Readonly<Record<string, readonly TransferAction[]>> = {
    Enter: ['decide', 'options', 'retry', 'undo', 'redo', 'resume'],
    ' ': ['pause', 'resume'],
    Delete: ['cancel', 'remove'],
  }
  return byKey[key]?.find((action) => actions.includes(action)) ?? null
}
