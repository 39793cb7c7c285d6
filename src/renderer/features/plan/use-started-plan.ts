import type { Failure, PlanStarted } from '../../../shared/ipc/contract.ts'
import { useFailureText } from '../../api/index.ts'
import { useT } from '../../i18n/index.ts'
import { toast } from '../../ui/index.ts'

/** Says what of a plan could not start; what became of the files is shown by the transfers. */
export function useStartedPlan(): (answer: Failure | PlanStarted | null) => void {
  const t = useT()
  const failureText = useFailureText()
  const complain = (text: string) => void toast({ kind: 'bad', text })
  return (answer) => {
    if (answer === null) return
    if ('code' in answer) {
      // Given up by the user.
      if (answer.code !== 'cancelled') complain(failureText(answer))
      return
    }
    for (const { name, files, error } of answer.failed)
      complain(t('plan.failed', { name, count: files, reason: failureText(error) }, files))
  }
}
