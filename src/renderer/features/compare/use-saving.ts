import { ref, shallowRef } from 'vue'
import type { Failure } from '../../../shared/ipc/contract.ts'
import { desktop } from '../../api/index.ts'
import type { Merge } from './use-merge.ts'

/** Saving a merge as the answer to its question. `saved`: it is on its way. */
export function useSaving(parts: {
  readonly merge: Merge
  id(): string
  transfer(): string | null
  saved(): void
}) {
  const busy = ref(false)
  const failure = shallowRef<Failure | null>(null)
  /** Characters that its encoding does not have, and where it was to go. */
  const lost = shallowRef<{
    readonly characters: readonly string[]
    readonly place: 'over' | 'beside'
  } | null>(null)

  async function save(place: 'over' | 'beside', encoding: 'kept' | 'utf-8' = 'kept'): Promise<void> {
    const transfer = parts.transfer()
    if (transfer === null || busy.value || parts.merge.open.value > 0 || parts.merge.writing.value) return
    busy.value = true
    failure.value = null
    lost.value = null
    const answer = await desktop.compare.saveMerge({
      id: parts.id(),
      transfer,
      lines: parts.merge.lines(),
      encoding,
      place,
    })
    busy.value = false
    if (!answer.ok) failure.value = answer.error
    else if (answer.value.saved) parts.saved()
    else lost.value = { characters: answer.value.lost, place }
  }

  return {
    busy,
    failure,
    lost,
    save,
    change(): void {
      lost.value = null
    },
  }
}

export type Saving = ReturnType<typeof useSaving>
