import { vi } from 'vitest'
import { Activity } from '../../../../src/main/activity/activity.ts'
import type { ActivityPatch, Progress } from '../../../../src/shared/ipc/contract.ts'
import { StillClock } from '../fakes.ts'

export function activity() {
  const clock = new StillClock()
  const patches: ActivityPatch[] = []
  const batches: (readonly Progress[])[] = []
  const projection = new Activity({
    clock,
    places: { home: '/home/ana', spool: '/profile/spool', copies: [] },
    onPatch: (patch) => patches.push(patch),
    onProgress: (batch) => batches.push(batch),
  })
  return { clock, patches, batches, projection }
}

/** With fake timers: all that has changed has been told. */
export async function told(): Promise<void> {
  await Promise.resolve()
  vi.advanceTimersByTime(50)
}
