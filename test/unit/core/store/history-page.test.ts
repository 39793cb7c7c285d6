import { describe, expect, it } from 'vitest'
import type { HistoryQuery } from '../../../../src/core/store/index.ts'
import { ana, ben, historyRow, version } from './samples.ts'
import { testStore } from './setup.ts'

const by = (name: string) => ({ ...version('v0'), origin: { kind: 'user' as const, id: 'u9', name } })

async function filled() {
  const { store, sql } = await testStore()
  const rows = [
    historyRow('h1', { at: 1, name: 'Öffnung.txt', localPath: '/home/zoe/Entwurf.TXT' }),
    historyRow('h2', { at: 2, account: ben, before: by('Zoë') }),
    historyRow('h3', { at: 3, result: 'created', before: null, undoneAt: 9 }),
    historyRow('h4', { at: 3, result: 'undone', undo: null }),
    historyRow('h5', { at: 4, result: 'failed', undo: null, before: null, after: null }),
    historyRow('h6', { at: 5, result: 'restored' }),
    historyRow('h7', { at: 5, result: 'restored', undo: null }),
  ]
  for (const row of rows) await store.history.add(row)
  const ids = async (query: HistoryQuery, after: string | null = null, limit = 10) =>
    (await store.history.page(query, { after, limit })).map(({ id }) => id)
  return { store, ids, sql }
}

describe('pages of the history', () => {
  it('are the newest first; undo and redo are told by the entry that they are about', async () => {
    const { ids } = await filled()
    expect(await ids({})).toEqual(['h6', 'h5', 'h3', 'h2', 'h1'])
    expect(await ids({}, null, 2)).toEqual(['h6', 'h5'])
    expect(await ids({}, 'h5', 2)).toEqual(['h3', 'h2'])
    expect(await ids({}, 'h1')).toEqual([])
  })

  it('are found by kind, account, time and text of any script and case, but not by folders', async () => {
    const { ids } = await filled()
    expect(await ids({ kind: 'replaced' })).toEqual(['h6', 'h2', 'h1'])
    expect(await ids({ kind: 'undone' })).toEqual(['h3'])
    expect(await ids({ account: ben })).toEqual(['h2'])
    expect(await ids({ account: ana, since: 4 })).toEqual(['h6', 'h5'])
    expect(await ids({ text: 'öffn' })).toEqual(['h1'])
    expect(await ids({ text: 'ENTWURF' })).toEqual(['h1'])
    expect(await ids({ text: 'zoë' })).toEqual(['h2'])
    expect(await ids({ text: 'zoe' })).toEqual([])
    expect(await ids({ text: '%' })).toEqual([])
  })

  it('are counted by kind, whatever kind is asked for', async () => {
    const { store } = await filled()
    expect(await store.history.count({ kind: 'failed' })).toEqual({
      all: 5,
      kinds: { replaced: 3, created: 0, undone: 1, failed: 1, downloaded: 0 },
      since: 1,
    })
    expect(await store.history.count({ text: 'nothing' })).toMatchObject({ all: 0, since: null })
    expect(await store.history.accounts()).toEqual([ana, ben])
  })

  it('know how many changes came later, and forget what is old', async () => {
    const { store, ids } = await filled()
    const first = await store.history.get('h1')
    expect(first && (await store.history.newerThan(first))).toBe(1)
    expect(await store.history.forget(4)).toBe(4)
    expect(await ids({})).toEqual(['h6', 'h5'])
  })

  it('come at once out of 10,000 entries', async () => {
    const { store, ids, sql } = await filled()
    sql(`WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 9999)
      INSERT INTO history SELECT 'n' || i, transfer_id, instance, user, file_id, 100 + i,
        json_set(doc, '$.id', 'n' || i, '$.at', 100 + i) FROM history, n WHERE id = 'h6'`)
    expect(await ids({ text: 'nowhere' })).toEqual([])
    expect(await ids({}, 'n5000', 2)).toEqual(['n4999', 'n4998'])
    expect((await store.history.count({})).all).toBe(10_005)
  })
})
