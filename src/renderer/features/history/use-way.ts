import { shallowRef, watch } from 'vue'
import type { Failure, HistoryEntry } from '../../../shared/ipc/contract.ts'
import type { WayBack } from '../../../shared/model/index.ts'
import { desktop } from '../../api/index.ts'

/** Milliseconds that an entry has to stay selected before the server is asked about it. */
const restTime = 200

/** Whether an entry can be taken back, as the server says; null: it has not answered yet. */
export function useWay(entry: () => HistoryEntry) {
  const way = shallowRef<WayBack | null>(null)
  const failure = shallowRef<Failure | null>(null)

  watch(
    () => JSON.stringify([entry().id, entry().undoneAt, entry().newer]),
    (_now, _before, onCleanup) => {
      way.value = null
      failure.value = null
      let isCurrent = true
      const timer = setTimeout(() => {
        void desktop.history.way({ id: entry().id }).then((answer) => {
          if (!isCurrent) return
          if (answer.ok) way.value = answer.value
          else failure.value = answer.error
        })
      }, restTime)
      onCleanup(() => {
        isCurrent = false
        clearTimeout(timer)
      })
    },
    { immediate: true },
  )
  return { way, failure }
}
