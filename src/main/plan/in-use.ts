import type { Activity } from '../activity/activity.ts'

/** Ids of files that this app has lately been refused to replace because somebody has them open. */
export function filesInUse(activity: Pick<Activity, 'all'>): ReadonlySet<string> {
  const ids = new Set<string>()
  for (const { transfer, state, hold } of activity.all()) {
    const isLocked = state.name === 'needs-decision' && state.conflict.kind === 'locked'
    if (transfer.target.kind === 'replace' && (isLocked || hold?.kind === 'lock'))
      ids.add(transfer.target.file.id)
  }
  return ids
}
