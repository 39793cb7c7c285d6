import { onScopeDispose } from 'vue'
import { useActivity } from '../../stores/activity.ts'
import { useDecisions } from '../../stores/decisions.ts'

/**
 * A question that comes up while the window is there opens by itself. One at a time: while a dialog or the page of
 * questions is open, it waits there.
 */
export function useAutoOpen(): void {
  const decisions = useDecisions()
  const stop = useActivity().onChange((now, before) => {
    const isNew = now.question !== null && (before?.question ?? null) === null
    const isOld = now.question?.isOld === true
    if (!isNew || isOld || decisions.onPage || document.querySelector('[aria-modal="true"]')) return
    if (decisions.inDialog === null) decisions.show(now.id)
  })
  onScopeDispose(stop)
}
