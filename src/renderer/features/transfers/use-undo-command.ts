import { onScopeDispose } from 'vue'
import { desktop } from '../../api/index.ts'
import { useActivity } from '../../stores/activity.ts'
import { useUndo } from './use-undo.ts'

/** Undo of the menu takes the last replace back; in a field it is the field's. */
export function useUndoCommand(): void {
  const activity = useActivity()
  const undo = useUndo()

  const stop = desktop.events.onCommand((command) => {
    if (command !== 'undo' || isTyping() || document.querySelector('[aria-modal="true"]')) return
    const [last] = activity.groups.done
      .filter((item) => item.undo === 'available')
      .sort((a, b) => (b.finishedAt ?? 0) - (a.finishedAt ?? 0))
    if (last) void undo(last)
  })
  onScopeDispose(stop)
}

function isTyping(): boolean {
  return document.activeElement?.matches('input:not([type=radio], [type=checkbox]), textarea') ?? false
}
