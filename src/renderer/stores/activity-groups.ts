import type { ActivityItem, Phase } from '../../shared/ipc/contract.ts'

/** In the order they are shown. */
export const activityGroups = ['needs-you', 'running', 'waiting', 'failed', 'done'] as const
export type ActivityGroup = (typeof activityGroups)[number]

const byPhase: Readonly<Record<Phase, ActivityGroup>> = {
  queued: 'waiting',
  waiting: 'waiting',
  checking: 'running',
  sending: 'running',
  saving: 'running',
  resolving: 'running',
  verifying: 'running',
  'needs-decision': 'needs-you',
  saved: 'done',
  identical: 'done',
  declined: 'done',
  failed: 'failed',
  cancelled: 'done',
  superseded: 'done',
}

export function groupOf(item: ActivityItem): ActivityGroup {
  return item.question === null ? byPhase[item.phase] : 'needs-you'
}

export type Groups = Readonly<Record<ActivityGroup, readonly ActivityItem[]>>

/** Keeps thousands of transfers in their groups while they change one by one. */
export function createGroups() {
  const none = <T>(): Record<ActivityGroup, T[]> => ({
    'needs-you': [],
    running: [],
    waiting: [],
    failed: [],
    done: [],
  })
  /** The oldest first: what is new comes last. */
  const sorted = none<ActivityItem>()
  const changed = new Set<ActivityGroup>()
  let shown: Groups = none()

  function remove(item: ActivityItem): void {
    const group = groupOf(item)
    const at = placeIn(sorted[group], item)
    if (sorted[group][at]?.id !== item.id) return
    sorted[group].splice(at, 1)
    changed.add(group)
  }

  return {
    /** `before`: what the transfer was until now. */
    put(item: ActivityItem, before: ActivityItem | undefined): void {
      const group = groupOf(item)
      if (before && groupOf(before) !== group) remove(before)
      const list = sorted[group]
      const at = placeIn(list, item)
      list.splice(at, list[at]?.id === item.id ? 1 : 0, item)
      changed.add(group)
    },

    remove,

    /** The newest first. A group that has not changed is the same list as before. */
    current(): Groups {
      if (changed.size > 0) {
        const anew = [...changed].map((group) => [group, sorted[group].toReversed()])
        shown = { ...shown, ...(Object.fromEntries(anew) as Partial<Groups>) }
        changed.clear()
      }
      return shown
    },
  }
}

/** Index of a transfer in a list that has the oldest first, or where it belongs. */
function placeIn(list: readonly ActivityItem[], item: ActivityItem): number {
  let low = 0
  let high = list.length
  while (low < high) {
    const middle = (low + high) >> 1
    const other = list[middle]
    if (other && isOlder(other, item)) low = middle + 1
    else high = middle
  }
  return low
}

function isOlder(a: ActivityItem, b: ActivityItem): boolean {
  return a.createdAt < b.createdAt || (a.createdAt === b.createdAt && a.id < b.id)
}

const urgency: Readonly<Record<ActivityGroup, number>> = {
  'needs-you': 0,
  running: 1,
  waiting: 2,
  failed: 3,
  done: 3,
}

/**
 * Of several transfers of one file the one its row speaks of: the most urgent, and of these the newest. Of what is over
 * only the newest counts: a failure that a later transfer made good is history.
 */
export function mostUrgent(items: Iterable<ActivityItem>): ActivityItem | null {
  let found: ActivityItem | null = null
  let rank: readonly [number, number] = [Infinity, 0]
  for (const item of items) {
    const own = [urgency[groupOf(item)], -item.createdAt] as const
    if (own[0] > rank[0] || (own[0] === rank[0] && own[1] >= rank[1])) continue
    found = item
    rank = own
  }
  return found
}
