import { readdir } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { setCurrent } from '../../../src/core/cloudreve/versions.ts'
import { undo } from '../../../src/core/services/undo.ts'
import { nothing, textOf, World } from './world.ts'

const uri = 'cloudreve://my/report.txt'

const takeBack = ({ core, connection }: World) => {
  const { store, clock, safety, profile } = core
  return undo({ store, clock, safety, spool: profile.spool }, connection, uri)
}

/** Both versions are ours: taking back twice would take the file away. */
async function twoVersions(): Promise<World> {
  const world = await World.open()
  const path = await world.local('report.txt', 'first')
  await world.put(path, uri)
  await world.local('report.txt', 'second')
  await world.put(path, uri)
  return world
}

test('the version before comes back', async () => {
  const world = await twoVersions()
  expect(await takeBack(world)).toMatchObject({ kind: 'version', current: { size: 5 }, covered: null })
  expect(await world.content(uri)).toBe('first')
})

test('an undo whose process died after the switch is finished, not done twice', async () => {
  const world = await twoVersions()
  const { account, api } = world.connection
  const [row] = await world.core.store.history.list({ account, limit: 1 })
  if (row?.undo?.to.kind !== 'version') throw new Error('no undo')
  await world.core.store.history.markUndone(row.id, world.clock.now())
  await setCurrent(api, uri, row.undo.to.version)
  expect(await takeBack(world)).toMatchObject({ kind: 'version', current: { size: 5 } })
  expect(await world.content(uri)).toBe('first')
  // Only now is it the turn of the version before.
  expect(await takeBack(world)).toEqual({ kind: 'trash' })
})

test('an undo whose process died before the switch is done', async () => {
  const world = await twoVersions()
  const { account } = world.connection
  const [row] = await world.core.store.history.list({ account, limit: 1 })
  await world.core.store.history.markUndone(row?.id ?? '', world.clock.now())
  expect(await takeBack(world)).toMatchObject({ kind: 'version' })
  expect(await world.content(uri)).toBe('first')
})

test('what somebody saved since is not taken back', async () => {
  const world = await twoVersions()
  await world.other.save(uri, Buffer.from('theirs'))
  await expect(takeBack(world)).rejects.toMatchObject({ code: 'undo-too-late' })
  expect(await world.content(uri)).toBe('theirs')
})

test('where the server keeps no versions a safety copy comes back, on the condition that ours is still current', async () => {
  const world = await World.open({ passphrase: 'kept' })
  const [owner] = world.server.site.state.users
  if (owner) owner.retention = { enabled: false, max: 0, ext: [] }
  await world.other.save(uri, Buffer.from('old'))
  await world.put(await world.local('report.txt', 'ours'), uri)
  expect(await readdir(world.core.profile.safety)).toHaveLength(1)
  const undone = await takeBack(world)
  if (undone.kind !== 'send') throw new Error(undone.kind)
  const [transfer] = await world.core.engine.add([undone.transfer])
  if (!transfer) throw new Error('nothing added')
  // Until it is sent it can be taken up again, after a restart as well.
  expect(await takeBack(world)).toMatchObject({ kind: 'send', transfer: { id: transfer.id } })
  expect(textOf(await world.run(transfer))).toBe('done saved')
  expect(await world.content(uri)).toBe('old')
  const { account } = world.connection
  const [row, taken] = await world.core.store.history.list({ account, limit: 2 })
  expect(row).toMatchObject({ result: 'undone', undo: null, before: { id: taken?.after?.id } })
  expect(taken).toMatchObject({ result: 'replaced', undoneAt: expect.any(Number) as number })
  await expect(takeBack(world)).rejects.toMatchObject({ code: 'undo-nothing' })
  expect(await readdir(world.core.profile.spool)).toEqual([])
  expect(world.leftovers()).toEqual(nothing)
})

test('somebody saves before the safety copy is back: a question', async () => {
  const world = await World.open({ passphrase: 'kept' })
  const [owner] = world.server.site.state.users
  if (owner) owner.retention = { enabled: false, max: 0, ext: [] }
  await world.other.save(uri, Buffer.from('old'))
  await world.put(await world.local('report.txt', 'ours'), uri)
  const undone = await takeBack(world)
  if (undone.kind !== 'send') throw new Error(undone.kind)
  await world.other.save(uri, Buffer.from('theirs'))
  const [transfer] = await world.core.engine.add([undone.transfer])
  expect(textOf(await world.run(transfer ?? { id: '' }))).toBe('needs-decision stale')
  expect(await world.content(uri)).toBe('theirs')
})
