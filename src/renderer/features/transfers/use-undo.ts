import type { ActivityItem, UndoneInfo } from '../../../shared/ipc/contract.ts'
import { desktop, useFailureText } from '../../api/index.ts'
import { useFormat, useT } from '../../i18n/index.ts'
import { toast } from '../../ui/index.ts'
import { useRedo } from './use-redo.ts'

/** Takes a saved transfer back, and says what is there now. */
export function useUndo(): (item: ActivityItem) => Promise<void> {
  const t = useT()
  const format = useFormat()
  const failureText = useFailureText()
  const redo = useRedo()

  function said(name: string, undone: UndoneInfo): string {
    if (undone.to === 'trash') return t('transfers.toast.backTrash', { name })
    if (undone.to === 'safety-copy') return t('transfers.toast.backCopy', { name })
    const { origin, createdAt } = undone.version
    const who = origin.kind === 'user' ? origin.name : ''
    const back = t(`transfers.toast.back.${origin.kind}`, { name, who, time: format.moment(createdAt) })
    return undone.covered ? t('transfers.toast.backCovered', { back }) : back
  }

  return async (item) => {
    const { id, name } = item
    const answer = await desktop.transfers.undo({ id })
    if (answer.ok) {
      const text = said(name, answer.value)
      const action = { label: t('transfers.toast.redo'), keys: 'Ctrl Shift Z', run: () => void redo(item) }
      const canRedo = answer.value.to !== 'safety-copy'
      toast({ kind: 'ok', text, key: `transfer ${id}`, ...(canRedo ? { action } : {}) })
    } else {
      const reason = failureText(answer.error)
      toast({ kind: 'bad', text: t('transfers.toast.notUndone', { name, reason }), key: `transfer ${id}` })
    }
  }
}
