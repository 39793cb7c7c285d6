import { describe, expect, it } from 'vitest'
import { ana, ben, historyRow, version } from './samples.ts'
import { testStore } from './setup.ts'

describe('history', () => {
  it('is listed newest first, by account, file or transfer', async () => {
    const { store } = await testStore()
    const rows = [
      historyRow('h1', { at: 1 }),
      historyRow('h2', { at: 2, account: ben, transferId: 't2' }),
      historyRow('h3', { at: 3, fileId: 'f2', transferId: null, before: null, undo: null, route: null }),
      historyRow('h4', { at: 3, transferId: 't2' }),
    ]
    for (const row of rows) await store.history.add(row)
    const ids = async (filter: object) =>
      (await store.history.list({ limit: 10, ...filter })).map(({ id }) => id)
    expect(await ids({})).toEqual(['h4', 'h3', 'h2', 'h1'])
    expect(await ids({ limit: 1 })).toEqual(['h4'])
    expect(await ids({ account: ana, fileId: 'f1' })).toEqual(['h4', 'h1'])
    expect(await ids({ account: ben })).toEqual(['h2'])
    expect(await ids({ transferId: 't2' })).toEqual(['h4', 'h2'])
    expect(await store.history.list({ fileId: 'f2', limit: 1 })).toEqual([rows[2]])
  })

  it('remembers when a row was undone', async () => {
    const { store } = await testStore()
    const row = historyRow('h1', {
      after: { ...version('v2'), origin: { kind: 'user', id: 'u9', name: 'Zoë' } },
    })
    await store.history.add(row)
    await store.history.markUndone('h1', 99)
    expect(await store.history.list({ limit: 1 })).toEqual([{ ...row, undoneAt: 99 }])
    await expect(store.history.markUndone('h9', 99)).rejects.toMatchObject({ code: 'internal' })
  })
})
