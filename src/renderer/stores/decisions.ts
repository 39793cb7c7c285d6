import { defineStore } from 'pinia'
import { computed, ref, shallowReactive, watch } from 'vue'
import type { ActivityItem, Failure, Question } from '../../shared/ipc/contract.ts'
import type { DecisionKind } from '../../shared/model/index.ts'
import { desktop } from '../api/index.ts'
import { useActivity } from './activity.ts'
import { decisionGroups } from './decision-groups.ts'

/** A transfer that asks something. */
export type AskingItem = ActivityItem & { readonly question: Question }

/** `changed`: it is another question now; nothing was decided. `busy`: its answer is on its way already. */
export type AnswerOutcome = 'answered' | 'changed' | 'busy' | Failure

/** Open questions, whoever shows them: the dialog and the page answer through here, so each is answered once. */
export const useDecisions = defineStore('decisions', () => {
  const activity = useActivity()
  /** Revision of the answer that main has taken, until its patch is here. */
  const answered = shallowReactive(new Map<string, number>())
  const answering = shallowReactive(new Set<string>())
  const dialogId = ref<string | null>(null)
  /** The page of questions is shown. */
  const onPage = ref(false)

  const open = computed(() =>
    activity.groups['needs-you'].filter(
      (item): item is AskingItem =>
        item.question !== null && answered.get(item.id) !== item.question.revision,
    ),
  )
  const groups = computed(() => decisionGroups(open.value))
  /** In the order of the page. */
  const ordered = computed(() => groups.value.flatMap(({ items }) => items))
  const inDialog = computed(() => ordered.value.find(({ id }) => id === dialogId.value) ?? null)

  function neighbour(id: string, step: 1 | -1): AskingItem | null {
    const at = ordered.value.findIndex((item) => item.id === id)
    const count = ordered.value.length
    if (count < 2) return null
    return ordered.value[(Math.max(at, 0) + step + count) % count] ?? null
  }

  /** When it is answered, a dialog goes on to the next question. */
  async function answer(item: AskingItem, kind: DecisionKind): Promise<AnswerOutcome> {
    const { id, question } = item
    if (answering.has(id)) return 'busy'
    answering.add(id)
    try {
      const result = await desktop.decisions.decide({ id, revision: question.revision, kind })
      if (result.ok) {
        const next = neighbour(id, 1)
        answered.set(id, question.revision)
        if (dialogId.value === id) dialogId.value = next?.id ?? null
        return 'answered'
      }
      return result.error.code === 'conflict' ? 'changed' : result.error
    } finally {
      answering.delete(id)
    }
  }

  // What is answered or gone needs no memory.
  watch(
    () => activity.groups['needs-you'],
    (asking) => {
      const ids = new Set(asking.map(({ id }) => id))
      for (const id of [...answered.keys()]) if (!ids.has(id)) answered.delete(id)
    },
  )

  return {
    groups,
    ordered,
    /** The question in the dialog; null: the dialog is closed, or its question is answered. */
    inDialog,
    onPage,
    isAnswering: (id: string) => answering.has(id),
    answer,
    neighbour,
    show: (id: string) => (dialogId.value = id),
    asks: (id: string) => open.value.some((item) => item.id === id),
    /** Decide later: nothing is sent, the question stays. */
    close: () => (dialogId.value = null),
  }
})

/** For rows and messages about a transfer: opens what it asks. False: it asks nothing now. */
export function useQuestions() {
  const decisions = useDecisions()
  return {
    open(transferId: string): boolean {
      if (!decisions.asks(transferId)) return false
      decisions.show(transferId)
      return true
    },
  }
}
