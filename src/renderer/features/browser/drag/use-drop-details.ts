import { shallowRef, watch, type ShallowRef } from 'vue'
import type { FileDetails } from '../../../../shared/ipc/contract.ts'
import { desktop } from '../../../api/index.ts'
import { refusalOf, replacedBy, type DropTarget } from './drop-target.ts'

/** Milliseconds a row is pointed at before it is asked about: a drag crosses many. */
const restTime = 120

/**
 * Author and undo of the file under the drag. Kept for each version; not all that was known of a file holds for long, so
 * the next drag asks again.
 */
export function useDropDetails(target: ShallowRef<DropTarget | null>): ShallowRef<FileDetails | null> {
  const details = shallowRef<FileDetails | null>(null)
  const known = new Map<string, FileDetails>()

  watch(target, (now, _, onCleanup) => {
    if (!now) known.clear()
    const replaced = replacedBy(now)
    if (!now || !replaced || refusalOf(now, 1) !== null) {
      details.value = null
      return
    }
    const { file, base } = replaced
    const key = `${file.id} ${base.id}`
    details.value = known.get(key) ?? null
    if (details.value) return
    let left = false
    const timer = setTimeout(() => {
      void desktop.browse.details({ file }).then((answer) => {
        if (!answer.ok) return
        known.set(key, answer.value)
        if (!left) details.value = answer.value
      })
    }, restTime)
    onCleanup(() => {
      left = true
      clearTimeout(timer)
    })
  })

  return details
}
