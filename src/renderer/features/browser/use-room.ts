import { useElementSize, useMediaQuery } from '@vueuse/core'
import { computed, type Ref } from 'vue'

/** Pixels that the state column, and the words of the commands, need. */
const stateColumn = 560
const words = 830

/** How much room the list has; beside the pane with details it is less than the width of the window says. */
export function useRoom(main: Readonly<Ref<HTMLElement | null>>) {
  const { width } = useElementSize(main)
  const smallest = useMediaQuery('(max-width: 819px)')
  const compact = useMediaQuery('(max-width: 899px)')
  const small = useMediaQuery('(max-width: 999px)')
  const isBelow = (least: number) => width.value > 0 && width.value < least

  return {
    /** The state is an icon. */
    narrow: computed(() => smallest.value || isBelow(stateColumn)),
    /** The path is short. */
    compact,
    /** The commands are icons. */
    tight: computed(() => small.value || isBelow(words)),
  }
}
