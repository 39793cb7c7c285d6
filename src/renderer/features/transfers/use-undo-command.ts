import { onScopeDispose } from 'vue'
import type { ActivityItem } from '../../../shared/ipc/contract.ts'
import { desktop } from '../../api/index.ts'
import { useActivity } from '../../stores/activity.ts'
import { useRedo } from './use-redo.ts'
import { useUndo } from './use-undo.ts'

/** Undo of the menu takes the last replace back, redo brings back the last one taken; in a field they are the field's. */
export function useUndoCommand(): void {
  const activity = useActivity()
  const undo = useUndo()
  const redo = useRedo()
  /** The order in which transfers were taken back in this window. */
  const undone: string[] = []

  const stopChanges = activity.onChange((now, before) => {
    if (now.undo === 'undone' && before?.undo === 'available') undone.push(now.id)
  })

  function last(isMeant: (item: ActivityItem) => boolean, order: (item: ActivityItem) => number) {
    return activity.groups.done.filter(isMeant).sort((a, b) => order(b) - order(a))[0]
  }

  const stopCommands = desktop.events.onCommand((command) => {
    if (isTyping() || document.querySelector('[aria-modal="true"]')) return
    if (command === 'undo') {
      const item = last(
        ({ undo }) => undo === 'available',
        ({ finishedAt }) => finishedAt ?? 0,
      )
      if (item) void undo(item)
    } else if (command === 'redo') {
      const item = last(
        ({ undo, canRedo }) => undo === 'undone' && canRedo,
        ({ id }) => undone.lastIndexOf(id),
      )
      if (item) void redo(item)
    }
  })
  onScopeDispose(() => {
    stopChanges()
    stopCommands()
  })
}

function isTyping(): boolean {
  return document.activeElement?.matches('input:not([type=radio], [type=checkbox]), textarea') ?? false
}
