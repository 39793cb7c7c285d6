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
