import { computed, ref, shallowRef, watch } from 'vue'
import type { Failure, NewPlace } from '../../../shared/ipc/contract.ts'
import type { DecisionKind } from '../../../shared/model/index.ts'
import { desktop } from '../../api/index.ts'
import { useDecisions, type AskingItem } from '../../stores/decisions.ts'
import { useSettings } from '../settings/settings-store.ts'
import { useT } from '../../i18n/index.ts'
import { toast } from '../../ui/index.ts'
import { defaultOf } from './question-layout.ts'
import { useQuestionRefresh } from './use-question-refresh.ts'

/** Picking and sending an answer to the question that is shown; a question that changes is asked anew. */
export function useAnswering(item: () => AskingItem | null) {
  const t = useT()
  const decisions = useDecisions()
  const settings = useSettings()
  useQuestionRefresh(item)
  const picked = ref<DecisionKind | null>(null)
  /** It became another question while it was shown. */
  const changed = ref(false)
  const failure = shallowRef<Failure | null>(null)
  /** A place for a new file is being chosen. */
  const choosing = ref(false)
  /** The answer is meant for all questions like this one. */
  const forAll = ref(false)
  /** Grows with every question that is shown: what was typed before is not meant for it. */
  const round = ref(0)
  const busy = computed(() => decisions.isAnswering(item()?.id ?? ''))
  const others = computed(() => {
    const shown = item()
    return shown && canBeShared(shown) ? decisions.alike(shown) : []
  })

  function begin(isChanged: boolean): void {
    const shown = item()
    picked.value = shown && defaultOf(shown.question, settings.values.newerAnswer)
    changed.value = isChanged
    failure.value = null
    choosing.value = false
    forAll.value = false
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
    choosing,
    forAll,
    others,

    /** `place`: chosen for a new file. */
    async send(kind: DecisionKind, place: NewPlace | null = null): Promise<void> {
      const asked = item()
      if (!asked) return
      const alike = forAll.value && place === null ? others.value : []
      const outcome = await decisions.answer(asked, kind, place, alike)
      if (outcome === 'answered') {
        const left = await decisions.answerAll(alike, kind)
        if (left > 0) toast({ text: t('questions.all.left', { count: left }, left), kind: 'info' })
        return
      }
      // Its patch may have been here first.
      const isShown = item()?.id === asked.id && item()?.question.revision === asked.question.revision
      if (outcome === 'changed' && isShown) begin(true)
      else if (typeof outcome === 'object' && item()?.id === asked.id) failure.value = outcome
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

/** A lock that is released, or a place that is chosen, is a matter of the one file. */
function canBeShared({ question }: AskingItem): boolean {
  const { conflict, choices } = question
  return conflict.kind !== 'locked' && choices.length > 0 && choices.every(({ place }) => place !== 'must')
}
