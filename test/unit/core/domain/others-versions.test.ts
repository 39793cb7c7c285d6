import { describe, expect, it } from 'vitest'
import { othersDropped, thinnedOut } from '../../../../src/core/domain/others-versions.ts'
import type { Retention } from '../../../../src/shared/model/index.ts'

/** Newest first, as the server lists them: `o` somebody else's, `l` the link's own; the first is current. */
function question(ids: string, change: Partial<Retention> = {}) {
  const versions = ids.split(' ').map((id) => ({ id }))
  return {
    retention: { enabled: true, max: 4, extensions: null, ...change },
    name: 'plan.docx',
    versions,
    current: versions[0]?.id ?? '',
    ours: new Set(versions.flatMap(({ id }) => (id.startsWith('l') ? [id] : []))),
  }
}

describe('versions of others that the next one would push out', () => {
  it.each<[string, string, Partial<Retention>, string]>([
    ['none while there is room', 'l3 o2 o1', {}, ''],
    ['the oldest once there is none', 'l4 l3 l2 o1', {}, 'o1'],
    ['none if only own ones go', 'l4 l3 o2 l1', {}, ''],
    ['several after the number was lowered', 'l5 o4 l3 o2 o1', { max: 3 }, 'o2 o1'],
    ['none without a limit', 'l4 l3 l2 o1', { max: 0 }, ''],
    ['none where no history is kept: there is none to protect', 'o1', { enabled: false }, ''],
    ['none where only the current one is kept', 'o1', { max: 1 }, ''],
    ['none of a file whose type has no history', 'l4 l3 l2 o1', { extensions: ['pdf'] }, ''],
  ])('%s', (_, ids, change, dropped) => {
    expect(othersDropped(question(ids, change)).join(' ')).toBe(dropped)
  })
})

describe('own versions that go in their place', () => {
  it.each<[string, string, Partial<Retention>, string | null]>([
    ['nothing while there is room', 'l3 o2 o1', {}, ''],
    ['the oldest of its own', 'l4 l3 l2 o1', {}, 'l2'],
    ['not one that lies under all others: it does not help', 'l6 l5 o4 l3 o2 l1', {}, 'l3 l5'],
    ['as many as are needed', 'l6 l5 l4 l3 o2 o1', {}, 'l3 l4 l5'],
    ['they are not enough', 'o4 o3 o2 o1', {}, null],
    ['never the current one', 'l4 o3 o2 o1', {}, null],
    ['nothing without a limit', 'l4 l3 l2 o1', { max: 0 }, ''],
  ])('%s', (_, ids, change, thinned) => {
    expect(thinnedOut(question(ids, change))?.join(' ') ?? null).toBe(thinned)
  })

  it('are just enough: afterwards the next version pushes out nothing of others', () => {
    for (const ids of ['l4 l3 l2 o1', 'l6 l5 l4 o3 l2 o1', 'l7 o6 l5 l4 l3 l2 o1', 'l5 l4 l3 l2 o1']) {
      const before = question(ids)
      const gone = thinnedOut(before)
      if (!gone) continue
      const versions = before.versions.filter(({ id }) => !gone.includes(id))
      expect([ids, othersDropped({ ...before, versions })]).toEqual([ids, []])
      const oneLess = before.versions.filter(({ id }) => !gone.slice(1).includes(id))
      expect(othersDropped({ ...before, versions: oneLess })).not.toEqual([])
    }
  })
})
