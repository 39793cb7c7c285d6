import { computed, watch, type Ref } from 'vue'
import { useT } from '../../../i18n/index.ts'
import { useBrowser } from '../../../stores/browser.ts'
import { useSending } from '../actions/use-sending.ts'
import { versionTime } from '../logic/version-time.ts'
import { dropSentence } from './drop-sentence.ts'
import type { DropTarget } from './drop-target.ts'
import { useDropDetails } from './use-drop-details.ts'
import { useDropZone } from './use-drop-zone.ts'
import { useEdgeScroll } from './use-edge-scroll.ts'
import { useSpring } from './use-spring.ts'

/** Dropping files on the page: where they are, what it would do, and doing it. */
export function useDrop(
  page: Ref<HTMLElement | null>,
  list: () => HTMLElement | null,
  folderName: () => string,
) {
  const t = useT()
  const browser = useBrowser()
  const sending = useSending()

  function targetOf(element: Element): DropTarget | null {
    const id = element.closest<HTMLElement>('[data-row]')?.dataset['row']
    const row = id === undefined ? undefined : browser.rows.find(({ file }) => file.id === id)
    if (row?.type === 'folder') return { kind: 'folder', row }
    if (row) return { kind: 'file', row, base: browser.baseOf(row) }
    const crumb = element.closest<HTMLElement>('[data-crumb]')
    if (crumb) return { kind: 'crumb', uri: crumb.dataset['crumb'] ?? '', name: crumb.innerText.trim() }
    const here = element.closest('[data-drop-here]')
    return here && browser.folder ? { kind: 'here', folder: browser.folder, name: folderName() } : null
  }

  const zone = useDropZone(page, {
    targetOf,
    onDrop: (target, files) => void sending.drop(target, files),
  })
  const details = useDropDetails(zone.target)
  const sentence = computed(() => {
    const target = zone.target.value
    const moment = (at: number) => versionTime(at, t.locale)
    return target && dropSentence(t, { target, count: zone.count.value, details: details.value, moment })
  })

  useSpring(zone.target, (uri) => void browser.open(uri))
  useEdgeScroll(list, zone.pointer)
  watch(zone.dragging, (dragging) => {
    if (dragging) browser.hold()
    else void browser.release()
  })

  return { ...zone, sentence }
}
