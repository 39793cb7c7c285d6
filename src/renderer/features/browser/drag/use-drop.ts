import { watch, type Ref } from 'vue'
import { useBrowser } from '../../../stores/browser.ts'
import type { DropTarget } from './drop-target.ts'
import { useDropOn } from './use-drop-on.ts'
import { useEdgeScroll } from './use-edge-scroll.ts'
import { useSpring } from './use-spring.ts'

/** Dropping files on the page of files. */
export function useDrop(
  page: Ref<HTMLElement | null>,
  list: () => HTMLElement | null,
  folderName: () => string,
) {
  const browser = useBrowser()
  const drop = useDropOn(page, targetOf)

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

  useSpring(drop.target, (uri) => void browser.open(uri))
  useEdgeScroll(list, drop.pointer)
  watch(drop.dragging, (dragging) => {
    if (dragging) browser.hold()
    else void browser.release()
  })

  return drop
}
