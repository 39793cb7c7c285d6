import { onScopeDispose } from 'vue'
import type { ActivityItem } from '../../../shared/ipc/contract.ts'
import { desktop } from '../../api/index.ts'
import { useActivity } from '../../stores/activity.ts'
import { useOtherChanges } from '../../stores/other-changes.ts'
import { useRedo } from './use-redo.ts'
import { useUndo } from './use-undo.ts'

/** Undo of the menu takes the last replace back, redo brings back the last one taken; in a field they are the field's. */
export function useUndoCommand(): void {
  const activity = useActivity()
  const undo = useUndo()
  const redo = useRedo()
  const others = useOtherChanges()
  /** When transfers were taken back in this window, in that order. */
  const undone = new Map<string, number>()

  const stopChanges = activity.onChange((now, before) => {
    if (now.undo !== 'undone' || before?.undo !== 'available') return
    undone.delete(now.id)
    undone.set(now.id, Date.now())
  })

  function last(isMeant: (item: ActivityItem) => boolean, order: (item: ActivityItem) => number) {
    return activity.groups.done.filter(isMeant).sort((a, b) => order(b) - order(a))[0]
  }

  /** What was done last is what is meant. */
  function otherIsLater(isUndone: boolean, at: number): boolean {
    return others.last?.isUndone === isUndone && others.last.at >= at
  }

  const stopCommands = desktop.events.onCommand((command) => {
    if (isTyping() || document.querySelector('[aria-modal="true"]')) return
    if (command === 'undo') {
      const item = last(
        ({ undo }) => undo === 'available',
        ({ finishedAt }) => finishedAt ?? 0,
      )
      if (otherIsLater(false, item?.finishedAt ?? 0)) void others.last?.run()
      else if (item) void undo(item)
    } else if (command === 'redo') {
      const item = last(
        ({ undo, canRedo }) => undo === 'undone' && canRedo,
        ({ id }) => [...undone.keys()].indexOf(id),
      )
      if (otherIsLater(true, (item && undone.get(item.id)) ?? 0)) void others.last?.run()
      else if (item) void redo(item)
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
