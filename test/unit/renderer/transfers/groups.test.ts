import { expect, test } from 'vitest'
import { activityGroups, createGroups, groupOf } from '../../../../src/renderer/stores/activity-groups.ts'
import type { ActivityItem } from '../../../../src/shared/ipc/contract.ts'
import { transfer } from '../../../renderer/fake-activity.ts'

/** Numbers that look random and are the same in every run. */
function randomly(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return Math.floor((state / 2_147_483_648) * below)
  }
}

test('after any changes each group has its transfers, the newest first', () => {
  const next = randomly(7)
  const groups = createGroups()
  const all = new Map<string, ActivityItem>()
  const phases = ['queued', 'checking', 'sending', 'saved', 'failed'] as const
  for (let change = 0; change < 3000; change++) {
    const id = `t${next(200)}`
    const before = all.get(id)
    if (before && next(5) === 0) {
      groups.remove(before)
      all.delete(id)
      continue
    }
    const phase = phases[next(phases.length)] ?? 'queued'
    // Several were added in the same millisecond.
    const item = { ...transfer(id, { phase }), id, createdAt: before?.createdAt ?? next(20) }
    groups.put(item, before)
    all.set(id, item)
  }
  const newestFirst = [...all.values()].sort((a, b) => b.createdAt - a.createdAt || (a.id < b.id ? 1 : -1))
  for (const group of activityGroups)
    expect(groups.current()[group]).toEqual(newestFirst.filter((item) => groupOf(item) === group))
})

test('a group that has not changed stays the same list', () => {
  const groups = createGroups()
  const done = transfer('done', { phase: 'saved' })
  groups.put(done, undefined)
  const before = groups.current()
  groups.put(transfer('new'), undefined)
  expect(groups.current().done).toBe(before.done)
  expect(groups.current().waiting).not.toBe(before.waiting)
})
