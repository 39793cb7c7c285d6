import { describe, expect, it } from 'vitest'
import type { LinkRow } from '../../../../src/core/store/index.ts'
import { testStore } from './setup.ts'
import { transfer } from './samples.ts'

const ana = { instance: 'site', user: 'ana' }
const version = { id: 'v1', size: 3, createdAt: 1, origin: { kind: 'unknown' } } as const

function link(id: string, facts: Partial<LinkRow> = {}): LinkRow {
  return {
    id,
    kind: 'link',
    file: { account: ana, id: `file of ${id}`, uri: `cloudreve://my/${id}` },
    path: `/home/ana/${id}`,
    mode: 'on-save',
    isPaused: false,
    base: version,
    sent: { at: 5, size: 3, hash: 'ab' },
    tried: null,
    transfer: null,
    changes: 0,
    saves: 0,
    trouble: null,
    others: 'ask',
    acceptsOtherType: false,
    createdAt: 1,
    edit: null,
    ...facts,
  }
}

describe('links', () => {
  it('stay in the order in which they were made, and as they were written last', async () => {
    const { links } = (await testStore()).store
    await links.add(link('b', { createdAt: 1 }))
    await links.add(link('a', { createdAt: 2 }))
    await links.update(link('b', { changes: 4, trouble: 'trash', others: 'thin-out' }))
    expect(await links.list()).toEqual([
      link('b', { changes: 4, trouble: 'trash', others: 'thin-out' }),
      link('a', { createdAt: 2 }),
    ])
    expect(await links.get('a')).toEqual(link('a', { createdAt: 2 }))
    expect(await links.get('c')).toBeNull()
  })

  it('are one for a remote file, and an edit of it beside', async () => {
    const { links } = (await testStore()).store
    const { file } = link('a')
    await links.add(link('a'))
    await expect(links.add(link('b', { file }))).rejects.toMatchObject({
      code: 'link-exists',
      params: { name: 'a' },
    })
    const ofBen = { ...file, account: { instance: 'site', user: 'ben' } }
    await links.add(link('c', { file: ofBen }))
    await links.add(link('d', { file, kind: 'edit' }))
    expect((await links.list()).map(({ id }) => id)).toEqual(['a', 'c', 'd'])
  })

  it('that were removed are not written again by what still runs', async () => {
    const { links } = (await testStore()).store
    await links.add(link('a'))
    await links.remove('a')
    await links.update(link('a', { changes: 1 }))
    expect(await links.list()).toEqual([])
    await links.add(link('b', { file: link('a').file }))
  })

  it.each([
    ['is no JSON', "'{'"],
    ['has a mode that nobody knows', `json_set(doc, '$.mode', 'always')`],
    ['has no file', `json_remove(doc, '$.file')`],
  ])('of which one %s: it is kept aside, the others stay', async (_what, doc) => {
    const { store, sql } = await testStore()
    await store.links.add(link('a'))
    await store.links.add(link('b'))
    sql(`UPDATE links SET doc = ${doc} WHERE id = 'a'`)
    await expect(store.links.list()).rejects.toMatchObject({ code: 'profile-damaged' })
    expect(await store.links.list()).toEqual([link('b')])
  })
})

it('versions are known by the link that sent them', async () => {
  const { store } = await testStore()
  const { account } = transfer('t1')
  const { options } = transfer('t1')
  const by = (id: string) => ({ options: { ...options, link: { id, others: 'ask' as const } } })
  await store.transfers.add([
    { ...transfer('t1'), ...by('link a') },
    { ...transfer('t2'), ...by('link b') },
    transfer('t3'),
  ])
  for (const id of ['t1', 't2', 't3'])
    await store.transfers.settle({
      id,
      expectedRevision: 1,
      state: { name: 'done', as: 'saved' },
      ownVersion: { account, fileId: 'f1', versionId: `v of ${id}`, at: 1, transferId: id },
    })
  expect(await store.ownVersions.ofLink(account, 'f1', 'link a')).toEqual(new Set(['v of t1']))
  expect(await store.ownVersions.ofLink(account, 'f2', 'link a')).toEqual(new Set())
  expect((await store.ownVersions.of(account, 'f1')).size).toBe(3)
})
