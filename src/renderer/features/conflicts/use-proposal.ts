import { shallowRef, watch } from 'vue'
import type { NewPlace } from '../../../shared/ipc/contract.ts'
import { desktop } from '../../api/index.ts'
import type { AskingItem } from '../../stores/decisions.ts'

/** What "save next to it" would make; null: not asked for, not known yet, or no longer to be had. */
export function useProposal(item: () => AskingItem | null) {
  const proposal = shallowRef<NewPlace | null>(null)
  let asked = 0

  async function look({ id, question }: AskingItem): Promise<void> {
    const turn = ++asked
    const answer = await desktop.decisions.proposal({ id, revision: question.revision })
    if (turn === asked) proposal.value = answer.ok ? answer.value : null
  }

  watch(
    () => `${item()?.id} ${item()?.question.revision}`,
    () => {
      asked++
      proposal.value = null
      const shown = item()
      if (shown?.question.choices.some(({ kind }) => kind === 'create')) void look(shown)
    },
    { immediate: true },
  )
  return proposal
}
