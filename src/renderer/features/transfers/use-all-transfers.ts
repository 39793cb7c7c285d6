import type { Answer } from '../../../shared/ipc/contract.ts'
import { desktop, useFailureText } from '../../api/index.ts'
import { useT } from '../../i18n/index.ts'
import { toast } from '../../ui/index.ts'

/** What is done with all transfers; what could not be done is said. */
export function useAllTransfers() {
  const t = useT()
  const failureText = useFailureText()

  async function say(answer: Answer<null>): Promise<void> {
    const { ok, ...rest } = await answer
    if (!ok && 'error' in rest)
      toast({ kind: 'bad', text: t('transfers.toast.notDone', { reason: failureText(rest.error) }) })
  }

  return {
    pause: () => say(desktop.transfers.pauseAll()),
    resume: () => say(desktop.transfers.resumeAll()),
    retry: () => say(desktop.transfers.retryFailed()),
    cancel: () => say(desktop.transfers.cancelAll()),
    clear: () => say(desktop.transfers.clearFinished()),
  }
}
