import { defineStore } from 'pinia'
import { computed, ref, shallowReactive, watch } from 'vue'
import type { ActivityItem, Failure, NewPlace, Question } from '../../shared/ipc/contract.ts'
import type { DecisionKind } from '../../shared/model/index.ts'
import { desktop } from '../api/index.ts'
import { useActivity } from './activity.ts'
import { decisionGroups, isAlike } from './decision-groups.ts'

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
  /** While its answer is on its way it stays, so that the next one takes its place. */
  const inDialog = computed<AskingItem | null>((shown) => {
    const id = dialogId.value
    if (id === null) return null
    const found = ordered.value.find((item) => item.id === id)
    return found ?? (answering.has(id) ? (shown ?? null) : null)
  })

  /** The next or the previous question; null: there is no other. `without`: not these. */
  function neighbour(id: string, step: 1 | -1, without: readonly AskingItem[] = []): AskingItem | null {
    const skipped = new Set(without.map((item) => item.id))
    const others = ordered.value.filter((item) => item.id === id || !skipped.has(item.id))
    const at = others.findIndex((item) => item.id === id)
    if (others.length < 2) return null
    return others[(Math.max(at, 0) + step + others.length) % others.length] ?? null
  }

  /** When it is answered, a dialog goes on to `next`. */
  async function decide(
    { id, question }: AskingItem,
    kind: DecisionKind,
    next: AskingItem | null,
    place: NewPlace | null,
  ): Promise<AnswerOutcome> {
    if (answering.has(id)) return 'busy'
    answering.add(id)
    try {
      const { revision } = question
      const result = await desktop.decisions.decide({ id, revision, kind, ...(place && { place }) })
      if (!result.ok) return result.error.code === 'conflict' ? 'changed' : result.error
      answered.set(id, revision)
      if (dialogId.value === id) dialogId.value = next?.id ?? null
      return 'answered'
    } finally {
      answering.delete(id)
    }
  }

  /** `place`: chosen for a new file. `alike`: questions that are going to have the same answer. */
  function answer(
    item: AskingItem,
    kind: DecisionKind,
    place: NewPlace | null = null,
    alike: readonly AskingItem[] = [],
  ): Promise<AnswerOutcome> {
    return decide(item, kind, neighbour(item.id, 1, alike), place)
  }

  /** One after the other, as they were shown. Answers how many are still open. */
  async function answerAll(items: readonly AskingItem[], kind: DecisionKind): Promise<number> {
    let left = 0
    for (const item of items) if ((await decide(item, kind, null, null)) !== 'answered') left++
    return left
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
    answerAll,
    /** Open questions about the same with the same at stake: one answer does for all. */
    alike: (item: AskingItem) =>
      ordered.value.filter((other) => other.id !== item.id && isAlike(other.question, item.question)),
    neighbour,
    show(id: string): void {
      dialogId.value = id
    },
    asks: (id: string) => open.value.some((item) => item.id === id),
    /** Decide later: nothing is sent, the question stays. */
    close(): void {
      dialogId.value = null
    },
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
