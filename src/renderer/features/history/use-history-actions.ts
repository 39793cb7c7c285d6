import type { HistoryEntry } from '../../../shared/ipc/contract.ts'
import { desktop, useFailureText } from '../../api/index.ts'
import { useT } from '../../i18n/index.ts'
import { toast } from '../../ui/index.ts'
import { useBackText } from '../transfers/use-back-text.ts'

/** Takes an entry back, brings it back, or sends it again, and says what came of it. `done`: the list is another one now. */
export function useHistoryActions(done: () => void) {
  const t = useT()
  const failureText = useFailureText()
  const backText = useBackText()

  async function undo({ id, name }: HistoryEntry): Promise<void> {
    const answer = await desktop.history.undo({ id })
    const key = `history ${id}`
    if (answer.ok) toast({ kind: 'ok', text: backText(name, answer.value), key })
    else refused('transfers.toast.notUndone', name, failureText(answer.error), key)
    done()
  }

  async function redo({ id, name, before }: HistoryEntry): Promise<void> {
    const answer = await desktop.history.redo({ id })
    const key = `history ${id}`
    const text = before ? 'transfers.toast.replacedAgain' : 'transfers.toast.createdAgain'
    if (answer.ok) toast({ kind: 'ok', text: t(text, { name }), key })
    else refused('transfers.toast.notRedone', name, failureText(answer.error), key)
    done()
  }

  async function retry({ id, name }: HistoryEntry): Promise<void> {
    const answer = await desktop.history.retry({ id })
    if (!answer.ok) refused('transfers.toast.failed', name, failureText(answer.error), `history ${id}`)
  }

  function refused(
    message: 'transfers.toast.notUndone' | 'transfers.toast.notRedone' | 'transfers.toast.failed',
    name: string,
    reason: string,
    key: string,
  ): void {
    toast({ kind: 'bad', text: t(message, { name, reason }), key })
  }

  return {
    /** What the button of an entry does. */
    run(entry: HistoryEntry): void {
      if (entry.way === 'undo') void undo(entry)
      else if (entry.way === 'redo') void redo(entry)
      else if (entry.way === 'retry') void retry(entry)
    },
    async clear(): Promise<void> {
      const answer = await desktop.history.clear()
      if (answer.ok) toast({ text: t('history.cleared'), key: 'history' })
      else toast({ kind: 'bad', text: t('history.notCleared', { reason: failureText(answer.error) }) })
      done()
    },
  }
}
