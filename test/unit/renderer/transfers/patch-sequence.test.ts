import { describe, expect, test } from 'vitest'
import type { ActivitySnapshot, Result } from '../../../../src/shared/ipc/contract.ts'
import { createPatchSequence } from '../../../../src/renderer/stores/patch-sequence.ts'
import { failure } from '../../../renderer/fake-api.ts'

const patch = (sequence: number) => ({ sequence, changed: [], removed: [], isPaused: false })

function set(answers: Result<ActivitySnapshot>[]) {
  const seen: string[] = []
  let asked = 0
  const sequence = createPatchSequence(
    () => {
      const answer = answers[asked++]
      if (!answer) throw new Error('asked too often')
      return Promise.resolve(answer)
    },
    {
      replace: (snapshot) => seen.push(`snapshot ${snapshot.sequence}`),
      apply: (one) => seen.push(`patch ${one.sequence}`),
    },
  )
  return { sequence, seen, asked: () => asked }
}

const at = (sequence: number): Result<ActivitySnapshot> => ({
  ok: true,
  value: { sequence, items: [], progress: [], isPaused: false },
})

describe('patches of main', () => {
  test('are applied in order after the snapshot', async () => {
    const { sequence, seen, asked } = set([at(4)])
    await sequence.load()
    sequence.push(patch(5))
    sequence.push(patch(6))
    expect(seen).toEqual(['snapshot 4', 'patch 5', 'patch 6'])
    expect(asked()).toBe(1)
  })

  test('that are in the snapshot already are dropped', async () => {
    const { sequence, seen } = set([at(4)])
    const loaded = sequence.load()
    sequence.push(patch(4))
    sequence.push(patch(5))
    await loaded
    expect(seen).toEqual(['snapshot 4', 'patch 5'])
  })

  test('with one missing lead to a new snapshot, and what comes meanwhile is kept', async () => {
    const { sequence, seen, asked } = set([at(4), at(7)])
    await sequence.load()
    sequence.push(patch(6))
    sequence.push(patch(8))
    await sequence.load()
    expect(seen).toEqual(['snapshot 4', 'snapshot 7', 'patch 8'])
    expect(asked()).toBe(2)
  })

  test('ask again when the snapshot itself is too old for what came after it', async () => {
    const { sequence, seen } = set([at(4), at(9)])
    const loaded = sequence.load()
    sequence.push(patch(8))
    expect(await loaded).toBe(true)
    expect(seen).toEqual(['snapshot 4', 'snapshot 9'])
  })

  test('ask again with the next one when no snapshot could be had', async () => {
    const { sequence, seen } = set([{ ok: false, error: failure('internal') }, at(4)])
    expect(await sequence.load()).toBe(false)
    sequence.push(patch(5))
    await sequence.load()
    expect(seen).toEqual(['snapshot 4', 'patch 5'])
  })
})
