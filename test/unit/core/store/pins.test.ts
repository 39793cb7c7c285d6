import { expect, test } from 'vitest'
import type { PinRow } from '../../../../src/core/store/index.ts'
import { testStore } from './setup.ts'

const ana = { instance: 'site', user: 'ana' }
const ben = { instance: 'site', user: 'ben' }

function pin(id: string, facts: Partial<PinRow> = {}, account = ana): PinRow {
  const version = { id: `v of ${id}`, size: 1, createdAt: 1, origin: { kind: 'unknown' } } as const
  const file = { account, id, uri: `cloudreve://my/${id}` }
  return { file, type: 'file', version, missing: null, ...facts }
}

async function pinned(...ids: readonly string[]) {
  const { store, sql } = await testStore()
  await store.pins.put(ids.map((id) => pin(id)))
  const order = async (account = ana) => (await store.pins.list(account)).map(({ file }) => file.id)
  return { pins: store.pins, order, sql }
}

test('pins stay in the order in which they were added, each account has its own', async () => {
  const { pins, order } = await pinned('a', 'b', 'c')
  await pins.put([pin('a', {}, ben)])
  expect(await order()).toEqual(['a', 'b', 'c'])
  expect(await order(ben)).toEqual(['a'])
})

test('one that is put again is changed where it is', async () => {
  const { pins, order } = await pinned('a', 'b')
  await pins.put([pin('a', { missing: 'trash' })])
  expect(await order()).toEqual(['a', 'b'])
  expect(await pins.list(ana)).toMatchObject([{ missing: 'trash' }, { missing: null }])
})

test('they are arranged, and what is not named comes last', async () => {
  const { pins, order } = await pinned('a', 'b', 'c', 'd')
  await pins.arrange(ana, ['c', 'a'])
  expect(await order()).toEqual(['c', 'a', 'b', 'd'])
  await pins.remove(ana, 'a')
  await pins.put([pin('e')])
  expect(await order()).toEqual(['c', 'b', 'd', 'e'])
})

test('another file takes the place of one, also if it is pinned already', async () => {
  const { pins, order } = await pinned('a', 'b', 'c')
  await pins.replace('a', pin('new'))
  expect(await order()).toEqual(['new', 'b', 'c'])
  await pins.replace('c', pin('new'))
  expect(await order()).toEqual(['b', 'new'])
  await pins.replace('b', pin('b', { missing: 'gone' }))
  expect(await order()).toEqual(['b', 'new'])
})

test('one that cannot be read is set aside, the others stay', async () => {
  const { pins, order, sql } = await pinned('a', 'b')
  sql(`UPDATE pins SET doc = '{}' WHERE file_id = 'a'`)
  await expect(pins.list(ana)).rejects.toMatchObject({ code: 'profile-damaged' })
  expect(await order()).toEqual(['b'])
})
