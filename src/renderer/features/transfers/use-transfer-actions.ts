import type { ActivityItem } from '../../../shared/ipc/contract.ts'
import { desktop, useFailureText } from '../../api/index.ts'
import { useT } from '../../i18n/index.ts'
import { useDecisions } from '../../stores/decisions.ts'
import { toast } from '../../ui/index.ts'
import type { TransferAction } from './transfer-actions.ts'
import { useRedo } from './use-redo.ts'
import { useUndo } from './use-undo.ts'

/** Does what a button of a transfer says. */
export function useTransferActions(): (item: ActivityItem, action: TransferAction) => Promise<void> {
  const t = useT()
  const failureText = useFailureText()
  const decisions = useDecisions()
  const undo = useUndo()
  const redo = useRedo()

  return async (item, action) => {
    if (action === 'decide' || action === 'options') {
      decisions.show(item.id)
      return
    }
    if (action === 'undo') return undo(item)
    if (action === 'redo') return redo(item)
    const answer = await desktop.transfers[action]({ id: item.id })
    if (!answer.ok)
      toast({ kind: 'bad', text: t('transfers.toast.notDone', { reason: failureText(answer.error) }) })
  }
}
