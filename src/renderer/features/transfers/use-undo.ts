import type { ActivityItem } from '../../../shared/ipc/contract.ts'
import { desktop, useFailureText } from '../../api/index.ts'
import { useT } from '../../i18n/index.ts'
import { toast } from '../../ui/index.ts'
import { useBackText } from './use-back-text.ts'
import { useRedo } from './use-redo.ts'

/** Takes a saved transfer back, and says what is there now. */
export function useUndo(): (item: ActivityItem) => Promise<void> {
  const t = useT()
  const backText = useBackText()
  const failureText = useFailureText()
  const redo = useRedo()

  return async (item) => {
    const { id, name } = item
    const answer = await desktop.transfers.undo({ id })
    if (answer.ok) {
      const text = backText(name, answer.value)
      const action = { label: t('transfers.toast.redo'), keys: 'Ctrl Shift Z', run: () => void redo(item) }
      const canRedo = answer.value.to !== 'safety-copy'
      toast({ kind: 'ok', text, key: `transfer ${id}`, ...(canRedo ? { action } : {}) })
    } else {
      const reason = failureText(answer.error)
      toast({ kind: 'bad', text: t('transfers.toast.notUndone', { name, reason }), key: `transfer ${id}` })
    }
  }
}
