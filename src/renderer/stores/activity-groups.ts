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

/** Items come newest first and stay so within their group. */
export function grouped(
  items: Iterable<ActivityItem>,
): Readonly<Record<ActivityGroup, readonly ActivityItem[]>> {
  const groups: Record<ActivityGroup, ActivityItem[]> = {
    'needs-you': [],
    running: [],
    waiting: [],
    failed: [],
    done: [],
  }
  for (const item of items) groups[groupOf(item)].push(item)
  return groups
}

/** Of several transfers of one file the one its row speaks of: the most urgent, and of these the newest. */
export function mostUrgent(items: Iterable<ActivityItem>): ActivityItem | null {
  const order: readonly ActivityGroup[] = ['needs-you', 'running', 'waiting', 'failed', 'done']
  let found: ActivityItem | null = null
  let rank: readonly [number, number] = [Infinity, 0]
  for (const item of items) {
    const own = [order.indexOf(groupOf(item)), -item.createdAt] as const
    if (own[0] > rank[0] || (own[0] === rank[0] && own[1] >= rank[1])) continue
    found = item
    rank = own
  }
  return found
}
