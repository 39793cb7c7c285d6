import { useDebounceFn } from '@vueuse/core'
import { onScopeDispose, ref, shallowRef, watch, type Ref } from 'vue'
import type { PlanFilter, PlanRowView, PlanSummary } from '../../../shared/ipc/contract.ts'
import { desktop } from '../../api/index.ts'

const pageSize = 100
/** Milliseconds that rows must be on screen before their authors are asked for. */
const restTime = 200
/** Rows asked about at once. */
const atOnce = 20

/** The rows that the filter shows, fetched as they come on screen; author and content of those are then looked at. */
export function usePlanRows(
  plan: () => PlanSummary,
  filter: Ref<PlanFilter>,
  onLooked: (summary: PlanSummary) => void,
) {
  const rows = shallowRef<ReadonlyMap<number, PlanRowView>>(new Map())
  const total = ref(0)
  let range = { first: 0, last: pageSize - 1 }
  let turn = 0
  const asked = new Set<number>()
  let isLooking = false

  async function load(): Promise<void> {
    const { id, phase } = plan()
    if (phase === 'reading') return
    const mine = ++turn
    const offset = Math.floor(range.first / pageSize) * pageSize
    const limit = Math.min(5 * pageSize, Math.ceil((range.last + 1 - offset) / pageSize) * pageSize)
    const answer = await desktop.plans.rows({ plan: id, filter: filter.value, offset, limit })
    if (!answer.ok || mine !== turn) return
    total.value = answer.value.total
    rows.value = new Map(answer.value.rows.map((row, at) => [offset + at, row]))
    void lookSoon()
  }

  const lookSoon = useDebounceFn(look, restTime)

  async function look(): Promise<void> {
    const { id, phase } = plan()
    if (phase !== 'ready' || isLooking) return
    const wanted: number[] = []
    for (let at = range.first; at <= range.last && wanted.length < atOnce; at++) {
      const row = rows.value.get(at)
      if (row && !asked.has(row.id) && (!row.isLookedAt || row.kind === 'unchecked')) wanted.push(row.id)
    }
    if (wanted.length === 0) return
    wanted.forEach((one) => asked.add(one))
    isLooking = true
    const answer = await desktop.plans.look({ plan: id, rows: wanted })
    isLooking = false
    if (answer.ok) onLooked(answer.value)
    void lookSoon()
  }

  /** What is on screen, by index. */
  function show(first: number, last: number): void {
    const isThere = rows.value.has(first) && (rows.value.has(last) || last >= total.value - 1)
    range = { first, last }
    if (isThere) void lookSoon()
    else void load()
  }

  // A file of the folder was changed by somebody: what is on screen is looked at again.
  const again = () => {
    asked.clear()
    for (const [at, row] of rows.value)
      if (at >= range.first && at <= range.last && row.there)
        rows.value = new Map(rows.value).set(at, { ...row, isLookedAt: false })
    void lookSoon()
  }
  onScopeDispose(desktop.events.onFolderChanged(again))

  watch([() => plan().revision, () => plan().id], () => void load(), { immediate: true })
  watch(filter, () => {
    range = { first: 0, last: pageSize - 1 }
    void load()
  })

  return { rows, total, show }
}
