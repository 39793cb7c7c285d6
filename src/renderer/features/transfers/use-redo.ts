import type { ActivityItem } from '../../../shared/ipc/contract.ts'
import { desktop, useFailureText } from '../../api/index.ts'
import { useT } from '../../i18n/index.ts'
import { toast } from '../../ui/index.ts'

/** Brings back what an undo took away, and says so. */
export function useRedo(): (item: Pick<ActivityItem, 'id' | 'name' | 'kind'>) => Promise<void> {
  const t = useT()
  const failureText = useFailureText()

  return async ({ id, name, kind }) => {
    const answer = await desktop.transfers.redo({ id })
    const key = `transfer ${id}`
    if (answer.ok) {
      const text = t(kind === 'create' ? 'transfers.toast.createdAgain' : 'transfers.toast.replacedAgain', {
        name,
      })
      toast({ kind: 'ok', text, key })
    } else {
      const reason = failureText(answer.error)
      toast({ kind: 'bad', text: t('transfers.toast.notRedone', { name, reason }), key })
    }
  }
}
