import { describe, expect, it } from 'vitest'
import type { TransferState } from '../../../../src/shared/model/index.ts'
import { ana, attempt, file, hash, historyRow, provenance, source, transfer, version } from './samples.ts'
import { testStore } from './setup.ts'

describe('stored transfers', () => {
  it('come back as they were stored, in one commit for all', async () => {
    const { store, commits } = await testStore()
    const both = [transfer('t1'), transfer('t2', { createdAt: 2 })]
    await store.transfers.add(both)
    expect(await store.transfers.get('t1')).toEqual(both[0])
    expect(await store.transfers.list({ limit: 5 })).toEqual([both[1], both[0]])
    expect(await store.transfers.list({ limit: 1 })).toEqual([both[1]])
    expect(await store.transfers.get('t3')).toBeNull()
    expect(commits).toEqual(['before transfers.add', 'after transfers.add'])
  })

  it('are none or all of a batch', async () => {
    const { store } = await testStore()
    await expect(store.transfers.add([transfer('t1'), transfer('t1')])).rejects.toThrow(/UNIQUE/)
    expect(await store.transfers.open()).toEqual([])
  })

  it('are open until they are done or ended', async () => {
    const { store } = await testStore()
    const states: TransferState[] = [
      { name: 'queued' },
      { name: 'waiting', why: 'lock', until: 9 },
      { name: 'needs-decision', conflict: { kind: 'gone', inTrash: null, revision: 2 } },
      { name: 'done', as: 'saved' },
      { name: 'ended', as: 'failed', reason: { code: 'too-large', params: { size: 3 } } },
    ]
    await store.transfers.add(states.map((state, i) => transfer(`t${i}`, { state, createdAt: i })))
    expect((await store.transfers.open()).map(({ id }) => id)).toEqual(['t0', 't1', 't2'])
    expect((await store.transfers.get('t4'))?.state).toEqual(states[4])
    await store.transfers.update('t0', 1, { state: { name: 'ended', as: 'cancelled' } })
    expect((await store.transfers.open()).map(({ id }) => id)).toEqual(['t1', 't2'])
  })

  it('change only from the revision that was looked at', async () => {
    const { store } = await testStore()
    await store.transfers.add([transfer('t1')])
    const target = { kind: 'create', folder: file, name: 'b' } as const
    const changed = await store.transfers.update('t1', 1, { target })
    expect(changed).toEqual(transfer('t1', { target, revision: 2 }))
    expect(await store.transfers.get('t1')).toEqual(changed)
    const again = store.transfers.update('t1', 1, { state: { name: 'ended', as: 'cancelled' } })
    await expect(again).rejects.toMatchObject({ code: 'internal' })
    await expect(store.transfers.update('t9', 1, {})).rejects.toMatchObject({ code: 'internal' })
    expect(await store.transfers.get('t1')).toEqual(changed)
  })

  it('settle with everything that is remembered of them in one commit', async () => {
    const { store, commits } = await testStore()
    await store.transfers.add([transfer('t1')])
    await store.attempts.open(attempt('a1'))
    commits.length = 0
    const done = { name: 'done', as: 'saved' } as const
    const settled = await store.transfers.settle({
      id: 't1',
      expectedRevision: 1,
      state: done,
      attempt: { id: 'a1', answer: 'committed' },
      history: historyRow('h1'),
      ownVersion: { account: ana, fileId: 'f1', versionId: 'v2', at: 30, transferId: 't1' },
      provenance: provenance(),
      hash,
    })
    expect(settled).toEqual(transfer('t1', { state: done, revision: 2 }))
    expect(commits).toEqual(['before transfers.settle', 'after transfers.settle'])
    expect(await store.attempts.openOf('t1')).toEqual([])
    expect(await store.history.list({ transferId: 't1', limit: 1 })).toEqual([historyRow('h1')])
    expect(await store.ownVersions.of(ana, 'f1')).toEqual(new Set(['v2']))
    expect(await store.provenance.find(ana, 'f1', source)).toEqual(provenance())
    expect(await store.hashes.get(hash)).toBe('ab')
  })

  it('settle not at all if one of the rows cannot be stored', async () => {
    const { store } = await testStore()
    await store.transfers.add([transfer('t1')])
    await store.history.add(historyRow('h1'))
    const ownVersion = { account: ana, fileId: 'f1', versionId: version('v2').id, at: 30, transferId: 't1' }
    const state = { name: 'done', as: 'saved' } as const
    const twice = { id: 't1', expectedRevision: 1, state, ownVersion, history: historyRow('h1') }
    await expect(store.transfers.settle(twice)).rejects.toThrow(/UNIQUE/)
    const stale = { id: 't1', expectedRevision: 7, state, ownVersion }
    await expect(store.transfers.settle(stale)).rejects.toMatchObject({ code: 'internal' })
    expect(await store.transfers.get('t1')).toEqual(transfer('t1'))
    expect(await store.ownVersions.of(ana, 'f1')).toEqual(new Set())
  })
})
