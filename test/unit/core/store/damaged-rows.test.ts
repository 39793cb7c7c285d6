import { DatabaseSync } from 'node:sqlite'
import { describe, expect, it } from 'vitest'
import { attempt, transfer } from './samples.ts'
import { testStore } from './setup.ts'

describe('a row that cannot be read', () => {
  it.each([
    ['is no JSON', "'{'"],
    ['is no transfer', "'{}'"],
    ['has a state that nobody knows', `json_set(doc, '$.state.name', 'flying')`],
  ])('is kept aside and said once: it %s', async (_what, doc) => {
    const { store, path, sql } = await testStore()
    await store.transfers.add([transfer('t1'), transfer('t2')])
    await store.attempts.open(attempt('a1'))
    sql(`UPDATE transfers SET doc = ${doc} WHERE id = 't1'`)
    await expect(store.transfers.open()).rejects.toMatchObject({
      code: 'profile-damaged',
      params: { path: `${path}, transfers` },
    })
    expect(await store.transfers.open()).toEqual([transfer('t2')])
    expect(await store.attempts.unanswered()).toEqual([attempt('a1')])
    const other = new DatabaseSync(path, { readOnly: true })
    expect(other.prepare('SELECT source, doc IS NOT NULL AS kept FROM set_aside').all()).toEqual([
      expect.objectContaining({ source: 'transfers', kept: 1 }),
    ])
    other.close()
  })

  it('stops the change that would have been built on it', async () => {
    const { store, sql } = await testStore()
    await store.transfers.add([transfer('t1')])
    await store.attempts.open(attempt('a1'))
    sql(`UPDATE attempts SET doc = '[]'`)
    const settled = store.transfers.settle({
      id: 't1',
      expectedRevision: 1,
      state: { name: 'done', as: 'saved' },
      attempt: { id: 'a1', answer: 'committed' },
    })
    await expect(settled).rejects.toMatchObject({ code: 'profile-damaged' })
    expect(await store.transfers.get('t1')).toEqual(transfer('t1'))
    expect(await store.attempts.unanswered()).toEqual([])
  })
})
