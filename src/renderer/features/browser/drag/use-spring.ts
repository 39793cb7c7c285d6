import { watch, type ShallowRef } from 'vue'
import type { DropTarget } from './drop-target.ts'

/** Milliseconds that files rest on a folder before it opens. */
const springTime = 800

/** Opens the folder under resting files, so that they can be dropped deeper. */
export function useSpring(target: ShallowRef<DropTarget | null>, open: (uri: string) => void): void {
  watch(target, (now, _, onCleanup) => {
    const uri = now?.kind === 'folder' ? now.row.file.uri : now?.kind === 'crumb' ? now.uri : null
    if (uri === null) return
    const timer = setTimeout(() => open(uri), springTime)
    onCleanup(() => clearTimeout(timer))
  })
}
