import { defineStore } from 'pinia'
import { computed, ref, shallowRef } from 'vue'
import type { Failure, PlanStarted, PlanSummary } from '../../../shared/ipc/contract.ts'
import type { FileRef } from '../../../shared/model/index.ts'
import { desktop } from '../../api/index.ts'

/** Milliseconds in which a plan may turn out to be nothing to look at, before it is shown. */
const patience = 150

export interface PlanWish {
  /** Handles of local files and folders. */
  readonly refs: readonly string[]
  readonly folder: FileRef
  /** What is there is to stay. */
  readonly keepBoth: boolean
}

/** The plan that is open: one at a time. */
export const usePlan = defineStore('plan', () => {
  const summary = shallowRef<PlanSummary | null>(null)
  const isDue = ref(false)
  /** What the dialog shows; null: it is closed. */
  const shown = computed(() => (isDue.value ? summary.value : null))

  desktop.events.onPlan((next) => take(next))

  function take(next: PlanSummary): void {
    const now = summary.value
    if (now?.id === next.id && next.revision >= now.revision) summary.value = next
  }

  /** Answers what went wrong, or what was sent at once because there was nothing to look at; null: it is shown. */
  async function begin(wish: PlanWish): Promise<Failure | PlanStarted | null> {
    if (summary.value) cancel()
    const made = await desktop.plans.make(wish)
    if (!made.ok) return made.error
    const { id } = made.value
    summary.value = made.value
    const isOpen = () => summary.value?.id === id
    const timer = setTimeout(() => (isDue.value = isOpen()), patience)
    const read = await desktop.plans.ready({ plan: id })
    clearTimeout(timer)
    if (!isOpen()) return null
    if (!read.ok || read.value.failure) {
      cancel()
      return read.ok ? read.value.failure : read.error
    }
    take(read.value)
    if (read.value.isPlain) return start()
    isDue.value = true
    return null
  }

  async function start(): Promise<Failure | PlanStarted | null> {
    const plan = summary.value?.id
    if (plan === undefined) return null
    const answer = await desktop.plans.start({ plan })
    if (!answer.ok) {
      // With the dialog it can be tried again, or the folder is followed.
      if (!isDue.value) cancel()
      return answer.error
    }
    if (summary.value?.id === plan) close()
    return answer.value
  }

  /** Nothing is sent. */
  function cancel(): void {
    const plan = summary.value?.id
    close()
    if (plan !== undefined) void desktop.plans.cancel({ plan })
  }

  function close(): void {
    summary.value = null
    isDue.value = false
  }

  async function follow(): Promise<void> {
    const plan = summary.value?.id
    if (plan === undefined) return
    const answer = await desktop.plans.follow({ plan })
    if (answer.ok) take(answer.value)
  }

  return { shown, begin, start, cancel, follow, take }
})
