import { computed, reactive, watch, type Ref } from 'vue'
import type { AccountInfo, ActivityItem, Pin } from '../../../shared/ipc/contract.ts'
import { sameAccount } from '../../../shared/model/index.ts'
import { parentUri, sameUri } from '../../../shared/uri.ts'
import { desktop, useFailureText } from '../../api/index.ts'
import { useActivity } from '../../stores/activity.ts'
import { mostUrgent } from '../../stores/activity-groups.ts'
import { usePins } from '../../stores/browser-pins.ts'
import { toast } from '../../ui/index.ts'
import { useSending } from '../browser/actions/use-sending.ts'
import type { DropTarget } from '../browser/drag/drop-target.ts'
import { useDropOn } from '../browser/drag/use-drop-on.ts'
import { usePinActions } from '../browser/pins/use-pin-actions.ts'
import { openMain } from './open-main.ts'
import { tileState, type TileState } from './tile-state.ts'

/** The pinned targets of an account as tiles: what each says, and what drops, clicks and pastes do with them. */
export function useTiles(zone: Ref<HTMLElement | null>, account: () => AccountInfo) {
  const activity = useActivity()
  const pins = usePins()
  const sending = useSending()
  const actions = usePinActions()
  const failureText = useFailureText()
  /** Transfers whose result the user has put away. */
  const put = reactive(new Set<string>())
  const drag = useDropOn(zone, (element) => {
    const id = element.closest<HTMLElement>('[data-pin]')?.dataset['pin']
    const pin = pins.pins.find(({ file }) => file.id === id)
    return pin ? targetOf(pin) : null
  })

  function targetOf(pin: Pin): DropTarget {
    return { kind: 'pin', pin, base: pins.baseOf(pin) }
  }

  watch(account, (now) => void pins.openAccount(now), { immediate: true })

  /** Of a folder: what goes right into it. */
  const inFolders = computed(() => {
    const all = Object.values(activity.groups).flat()
    return (pin: Pin) =>
      mostUrgent(
        all.filter(
          (item) =>
            item.direction === 'upload'
            && sameAccount(item.account, pin.file.account)
            && sameUri(item.folder, pin.file.uri),
        ),
      )
  })

  function itemOf(pin: Pin): ActivityItem | null {
    const item = pin.type === 'folder' ? inFolders.value(pin) : activity.ofFile(pin.file)
    return item && !put.has(item.id) && item.direction === 'upload' ? item : null
  }

  function stateOf(pin: Pin): TileState {
    const isHeld = drag.dragging.value && drag.count.value > 0
    const held = isHeld
      ? { count: drag.count.value, types: drag.types.value, keepBoth: drag.keepBoth.value }
      : null
    const over = drag.target.value
    return tileState(pin, itemOf(pin), held, over?.kind === 'pin' && over.pin.file.id === pin.file.id)
  }

  async function retry({ id }: ActivityItem): Promise<void> {
    const answer = await desktop.transfers.retry({ id })
    if (!answer.ok) toast({ kind: 'bad', text: failureText(answer.error) })
  }

  function place({ file, type, name }: Pin): void {
    const isFile = type === 'file'
    openMain({
      kind: 'place',
      account: account(),
      folder: isFile ? (parentUri(file.uri) ?? file.uri) : file.uri,
      name: isFile ? name : null,
    })
  }

  return {
    drag,
    stateOf,
    remove: (pin: Pin) => actions.remove(pin),
    move: (pin: Pin, step: -1 | 1) => actions.move(pin, step),

    /** What a click on a tile does. */
    async act(pin: Pin): Promise<void> {
      const state = stateOf(pin)
      if (pin.missing) await actions.run(pin, 'find')
      else if (state.kind === 'needs-you') openMain({ kind: 'question', id: state.item.id })
      else if (state.kind === 'failed' && state.item.canRetry) await retry(state.item)
      else if (state.kind === 'failed' || state.kind === 'saved' || state.kind === 'same')
        put.add(state.item.id)
      else if (state.kind === 'moves' || state.kind === 'waits') openMain({ kind: 'page', page: 'transfers' })
      else place(pin)
    },

    paste: (pin: Pin, files: readonly File[]) => sending.pasteOnto(targetOf(pin), files),
  }
}
