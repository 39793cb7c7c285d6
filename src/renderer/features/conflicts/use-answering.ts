import { computed, ref, shallowRef, watch } from 'vue'
import type { Failure } from '../../../shared/ipc/contract.ts'
import type { DecisionKind } from '../../../shared/model/index.ts'
import { desktop } from '../../api/index.ts'
import { useDecisions, type AskingItem } from '../../stores/decisions.ts'
import { defaultOf } from './question-layout.ts'

/** Picking and sending an answer to the question that is shown; a question that changes is asked anew. */
export function useAnswering(item: () => AskingItem | null) {
  const decisions = useDecisions()
  const picked = ref<DecisionKind | null>(null)
  /** It became another question while it was shown. */
  const changed = ref(false)
  const failure = shallowRef<Failure | null>(null)
  /** Grows with every question that is shown: what was typed before is not meant for it. */
  const round = ref(0)
  const busy = computed(() => decisions.isAnswering(item()?.id ?? ''))

  function begin(isChanged: boolean): void {
    const shown = item()
    picked.value = shown && defaultOf(shown.question)
    changed.value = isChanged
    failure.value = null
    round.value++
  }

  watch(
    item,
    (now, before) => {
      if (now?.id !== before?.id) begin(false)
      else if (
        now
        && before
        && now.question.revision !== before.question.revision
        && !isSameLock(now, before)
      )
        begin(true)
    },
    { immediate: true, flush: 'sync' },
  )

  return {
    picked,
    changed,
    failure,
    round,
    busy,

    /** Answers whether the question is settled. */
    async send(kind: DecisionKind): Promise<boolean> {
      const asked = item()
      if (!asked) return false
      const outcome = await decisions.answer(asked, kind)
      if (outcome === 'answered') return true
      // Its patch may have been here first.
      const isShown = item()?.id === asked.id && item()?.question.revision === asked.question.revision
      if (outcome === 'changed' && isShown) begin(true)
      else if (typeof outcome === 'object' && item()?.id === asked.id) failure.value = outcome
      return false
    },

    async cancelTransfer(): Promise<boolean> {
      const asked = item()
      if (!asked) return false
      const answer = await desktop.transfers.cancel({ id: asked.id })
      if (!answer.ok) failure.value = answer.error
      return answer.ok
    },

    /** Tries a lock again, now. */
    async checkNow(): Promise<void> {
      const asked = item()
      if (!asked) return
      const answer = await desktop.transfers.retry({ id: asked.id })
      if (!answer.ok) failure.value = answer.error
    },
  }
}

/** A lock is tried again while it is asked about; for the user that is the same question. */
function isSameLock(a: AskingItem, b: AskingItem): boolean {
  return a.question.conflict.kind === 'locked' && b.question.conflict.kind === 'locked'
}
