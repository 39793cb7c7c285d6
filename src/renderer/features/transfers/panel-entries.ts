import type { ActivityItem } from '../../../shared/ipc/contract.ts'
import type { ActivityGroup } from '../../stores/activity-groups.ts'

export type Section = 'needs-you' | 'now' | 'today' | 'earlier'
export type Entry =
  | { readonly kind: 'section'; readonly section: Section }
  | { readonly kind: 'transfer'; readonly item: ActivityItem; readonly isNext: boolean }

export type Filter = 'all' | ActivityGroup

/** The lines of the panel from top to bottom: what needs you, what goes on, what is over. */
export function panelEntries(
  groups: Readonly<Record<ActivityGroup, readonly ActivityItem[]>>,
  filter: Filter,
  now: Date,
): readonly Entry[] {
  const shown = (group: ActivityGroup) => (filter === 'all' || filter === group ? groups[group] : [])
  const over = [...shown('failed'), ...shown('done')]
  const midnight = new Date(now).setHours(0, 0, 0, 0)
  const isToday = ({ finishedAt, createdAt }: ActivityItem) => (finishedAt ?? createdAt) >= midnight
  // Those that wait go in the order they were added, which is the order they will be sent in.
  const waiting = shown('waiting').toReversed()
  const next = waiting.find(({ phase }) => phase === 'queued')
  return [
    ...section('needs-you', shown('needs-you')),
    ...section('now', [...shown('running'), ...waiting], next),
    ...section('today', over.filter(isToday)),
    ...section(
      'earlier',
      over.filter((item) => !isToday(item)),
    ),
  ]
}

function section(name: Section, items: readonly ActivityItem[], next?: ActivityItem): readonly Entry[] {
  if (items.length === 0) return []
  const rows = items.map((item) => ({ kind: 'transfer', item, isNext: item === next }) as const)
  return [{ kind: 'section', section: name }, ...rows]
}
