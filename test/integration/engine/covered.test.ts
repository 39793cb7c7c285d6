import { expect, test } from 'vitest'
import { conflictOf, textOf, World } from './world.ts'

const uri = 'cloudreve://my/report.txt'

/** Two writers are let through at once; theirs is stored first, ours on top of it. */
async function covered() {
  const world = await World.open()
  await world.other.save(uri, Buffer.from('old'))
  const transfer = await world.plan(await world.local('report.txt', 'ours'), uri)
  world.server.faults.lostUpdateWindow(2)
  const theirs = world.other.save(uri, Buffer.from('theirs'))
  await world.arrived('PUT /file/content')
  const asked = await world.run(transfer)
  await theirs
  return { world, asked }
}

test('a version that nobody saw lies under ours: it is offered back', async () => {
  const { world, asked } = await covered()
  const conflict = conflictOf(asked)
  if (conflict.kind !== 'covered') throw new Error(conflict.kind)
  expect([conflict.by.size, conflict.ours.size]).toEqual([6, 4])
  expect(await world.content(uri)).toBe('ours')
  const back = await world.decide(asked, { kind: 'bring-back', version: conflict.by.id })
  expect(textOf(await world.run(back))).toBe('done declined')
  expect(world.server.ledger.current(uri)?.versionId).toBe(conflict.by.id)
})

test('ours stays if that is decided', async () => {
  const { world, asked } = await covered()
  const conflict = conflictOf(asked)
  if (conflict.kind !== 'covered') throw new Error(conflict.kind)
  const kept = await world.decide(asked, { kind: 'replace', over: conflict.ours.id })
  expect(textOf(kept)).toBe('done saved')
  expect(await world.content(uri)).toBe('ours')
})

test('somebody saves on top meanwhile: bringing back would cover them, and is refused', async () => {
  const { world, asked } = await covered()
  const conflict = conflictOf(asked)
  if (conflict.kind !== 'covered') throw new Error(conflict.kind)
  await world.other.save(uri, Buffer.from('a third one'))
  const back = world.decide(asked, { kind: 'bring-back', version: conflict.by.id })
  await expect(back).rejects.toMatchObject({ code: 'conflict' })
  expect(await world.content(uri)).toBe('a third one')
})
