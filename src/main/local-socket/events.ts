import type { SocketEvent } from '../../core/node/local-socket/messages.ts'
import type { ActivityPatch, Progress } from '../../shared/ipc/contract.ts'
import type { Activity } from '../activity/activity.ts'
import { socketItem } from './item.ts'

/** Changes of transfers, for those who watch. */
export function changedEvent(activity: Pick<Activity, 'get'>, patch: ActivityPatch): SocketEvent {
  const items = patch.changed.flatMap(({ id }) => {
    const record = activity.get(id)
    return record ? [socketItem(record)] : []
  })
  return { event: 'changed', items, removed: [...patch.removed], isPaused: patch.isPaused }
}

export function movedEvent(batch: readonly Progress[]): SocketEvent {
  return { event: 'moved', moved: batch.map(({ id, sent, total }) => ({ id, sent, total })) }
}
