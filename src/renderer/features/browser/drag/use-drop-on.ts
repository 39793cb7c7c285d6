import { computed, type Ref } from 'vue'
import { useT } from '../../../i18n/index.ts'
import { useSending } from '../actions/use-sending.ts'
import { versionTime } from '../logic/version-time.ts'
import { dropSentence } from './drop-sentence.ts'
import type { DropTarget } from './drop-target.ts'
import { useDropDetails } from './use-drop-details.ts'
import { useDropZone } from './use-drop-zone.ts'

/** Dropping files on a part of the window: where they are, what it would do, and doing it. */
export function useDropOn(zone: Ref<HTMLElement | null>, targetOf: (element: Element) => DropTarget | null) {
  const t = useT()
  const sending = useSending()
  const drag = useDropZone(zone, {
    targetOf,
    onDrop: (target, files, keepBoth) => void sending.drop(target, files, keepBoth),
  })
  const details = useDropDetails(drag.target)
  const moment = (at: number) => versionTime(at, t.locale)
  const sentence = computed(() => {
    const target = drag.target.value
    const facts = { count: drag.count.value, keepBoth: drag.keepBoth.value, details: details.value, moment }
    return target && dropSentence(t, { target, ...facts })
  })
  return { ...drag, sentence }
}
