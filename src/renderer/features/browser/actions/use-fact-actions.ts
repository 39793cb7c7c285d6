import type { RowFact } from '../logic/row-fact.ts'
import { desktop, useFailureText } from '../../../api/index.ts'
import { useQuestions } from '../../../stores/decisions.ts'
import { toast } from '../../../ui/index.ts'

/** Does what the state of a row offers: opens its question, or sends it again. */
export function useFactActions(): (act: NonNullable<RowFact['act']>) => Promise<void> {
  const failureText = useFailureText()
  const questions = useQuestions()

  return async ({ kind, transfer }) => {
    if (kind === 'answer') {
      questions.open(transfer)
      return
    }
    const answer = await desktop.transfers.retry({ id: transfer })
    if (!answer.ok) toast({ kind: 'bad', text: failureText(answer.error) })
  }
}
