import { computed } from 'vue'
import type { ActivityItem } from '../../../shared/ipc/contract.ts'
import { useActivity } from '../../stores/activity.ts'
import { useUndo } from '../transfers/use-undo.ts'

/** Takes back what was saved last; `last` is null where there is nothing to take back. */
export function useUndoLast() {
  const activity = useActivity()
  const undo = useUndo()
  const last = computed<ActivityItem | null>(() =>
    activity.groups.done
      .filter((item) => item.undo === 'available')
      .reduce<ActivityItem | null>(
        (latest, item) => ((item.finishedAt ?? 0) > (latest?.finishedAt ?? -1) ? item : latest),
        null,
      ),
  )
  return {
    last,
    run: () => {
      if (last.value) void undo(last.value)
    },
  }
}
