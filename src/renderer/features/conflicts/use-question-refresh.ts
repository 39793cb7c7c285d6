import { useIntervalFn } from '@vueuse/core'
import { watch } from 'vue'
import { desktop } from '../../api/index.ts'
import type { AskingItem } from '../../stores/decisions.ts'

/** Milliseconds between two looks at what a question on screen is about (design §6). */
const every = 5_000

/**
 * Has what is on screen looked at again while it is; what has changed comes as a patch. The next look waits for the one
 * before. What goes wrong is said when the question is answered.
 */
export function useQuestionRefresh(item: () => AskingItem | null): void {
  let isLooking = false

  async function look(): Promise<void> {
    const shown = item()
    // Whoever waits for a lock tries it again.
    if (!shown || shown.question.conflict.kind === 'locked' || isLooking || document.hidden) return
    isLooking = true
    await desktop.decisions.refresh({ id: shown.id, revision: shown.question.revision })
    isLooking = false
  }

  useIntervalFn(() => void look(), every)
  // What has just come up is as new as can be.
  watch(
    () => item()?.id,
    () => {
      const raised = item()?.question.raisedAt ?? 0
      if (Date.now() - raised > every) void look()
    },
    { immediate: true },
  )
}
