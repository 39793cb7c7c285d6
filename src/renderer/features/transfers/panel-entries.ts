import type { ActivityItem } from '../../../shared/ipc/contract.ts'
import type { ActivityGroup, Groups } from '../../stores/activity-groups.ts'

export type Section = 'needs-you' | 'now' | 'today' | 'earlier'
export type Entry =
  | { readonly kind: 'section'; readonly section: Section }
  | { readonly kind: 'transfer'; readonly item: ActivityItem; readonly isNext: boolean }

export type Filter = 'all' | ActivityGroup

/** Lines that are made when they are looked at: of thousands a few are on screen. */
export interface Entries {
  readonly length: number
  at(index: number): Entry | undefined
}

/** The lines of the panel from top to bottom: what needs you, what goes on, what is over. */
export function panelEntries(groups: Groups, filter: Filter, now: Date): Entries {
  const shown = (group: ActivityGroup) => (filter === 'all' || filter === group ? groups[group] : [])
  const over = [...shown('failed'), ...shown('done')]
  const midnight = new Date(now).setHours(0, 0, 0, 0)
  const isToday = ({ finishedAt, createdAt }: ActivityItem) => (finishedAt ?? createdAt) >= midnight
  // Those that wait go in the order they were added, which is the order they will be sent in.
  const waiting = shown('waiting').toReversed()
  const next = waiting.find(({ phase }) => phase === 'queued')
  return inSections(
    [
      ['needs-you', shown('needs-you')],
      ['now', [...shown('running'), ...waiting]],
      ['today', over.filter(isToday)],
      ['earlier', over.filter((item) => !isToday(item))],
    ],
    next,
  )
}

/** Each section with its name above it, if there is anything in it. */
function inSections(
  all: readonly (readonly [Section, readonly ActivityItem[]])[],
  next: ActivityItem | undefined,
): Entries {
  const sections = all.filter(([, items]) => items.length > 0)
  return {
    length: sections.reduce((sum, [, items]) => sum + 1 + items.length, 0),
    at(index) {
      let left = index
      for (const [section, items] of sections) {
        if (left === 0) return { kind: 'section', section }
        const item = items[left - 1]
        if (item) return { kind: 'transfer', item, isNext: item === next }
        left -= 1 + items.length
      }
      return undefined
    },
  }
}
