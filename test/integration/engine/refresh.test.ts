import { expect, test } from 'vitest'
import type { Transfer } from '../../../src/shared/model/index.ts'
import { conflictOf, textOf, World } from './world.ts'

const uri = 'cloudreve://my/report.txt'

async function opened(): Promise<{ world: World; path: string }> {
  const world = await World.open()
  await world.other.save(uri, Buffer.from('old'))
  return { world, path: await world.local('report.txt', 'ours') }
}

/** Somebody saved between the plan and the look before sending. */
async function stale(): Promise<{ world: World; asked: Transfer }> {
  const { world, path } = await opened()
  const transfer = await world.plan(path, uri)
  await world.other.save(uri, Buffer.from('theirs'))
  const asked = await world.run(transfer)
  world.mark()
  return { world, asked }
}

const say = (world: World, path: string, body: unknown, method = 'POST') =>
  world.other.call(method, path, JSON.stringify(body))
const folder = (world: World, at: string) => say(world, '/file/create', { uri: at, type: 'folder' })
const refreshed = (world: World, { id }: Transfer) => world.core.engine.refresh(id)

test('nothing new: the question stays as it is, one request, nothing sent', async () => {
  const { world, asked } = await stale()
  expect(await refreshed(world, asked)).toEqual(asked)
  expect(world.requests()).toEqual(['GET /file/info'])
})

test('a third writer: the question has a new revision and their version; the answer to the old one is refused', async () => {
  const { world, asked } = await stale()
  await world.other.save(uri, Buffer.from('a third one'))
  world.mark()
  const now = await refreshed(world, asked)
  expect(conflictOf(now)).toMatchObject({ kind: 'stale', current: { size: 11 }, between: [{ size: 6 }] })
  expect(conflictOf(now).revision).toBeGreaterThan(conflictOf(asked).revision)
  const old = conflictOf(asked)
  const over = old.kind === 'stale' ? old.current.id : ''
  await expect(
    world.core.engine.decide(asked.id, old.revision, { kind: 'replace', over }),
  ).rejects.toMatchObject({ code: 'conflict' })
  expect(world.contentBytes()).toBe(0)
  expect(world.states().at(-1)).toBe('needs-decision')
})

test('what was newer is deleted, or moved: that is asked now', async () => {
  const { world, asked } = await stale()
  await folder(world, 'cloudreve://my/Old')
  await say(world, '/file/move', { uris: [uri], dst: 'cloudreve://my/Old' })
  const moved = await refreshed(world, asked)
  expect(conflictOf(moved)).toMatchObject({ kind: 'moved', to: { uri: 'cloudreve://my/Old/report.txt' } })
  await say(world, '/file', { uris: ['cloudreve://my/Old/report.txt'] }, 'DELETE')
  const gone = await refreshed(world, asked)
  expect(conflictOf(gone)).toMatchObject({ kind: 'gone', inTrash: { version: { size: 6 } } })
})

test('a name that is taken, in another spelling: a later version of that file is asked about', async () => {
  const world = await World.open()
  await world.other.save('cloudreve://my/Report.txt', Buffer.from('theirs'))
  const asked = await world.run(await world.plan(await world.local('report.txt', 'ours'), uri))
  expect(conflictOf(asked)).toMatchObject({ kind: 'taken', match: 'case', undoable: true })
  expect(await refreshed(world, asked)).toEqual(asked)
  await world.other.save('cloudreve://my/Report.txt', Buffer.from('theirs again'))
  const now = await refreshed(world, asked)
  expect(conflictOf(now)).toMatchObject({ kind: 'taken', match: 'case', version: { size: 12 } })
})

test('a name that was taken and is free again: the answer finds out, and sends nothing before', async () => {
  const world = await World.open()
  const transfer = await world.plan(await world.local('report.txt', 'ours'), uri)
  await world.other.save(uri, Buffer.from('theirs'))
  const asked = await world.run(transfer)
  expect(conflictOf(asked)).toMatchObject({ kind: 'taken', match: 'same', undoable: true })
  await say(world, '/file', { uris: [uri], skip_soft_delete: true }, 'DELETE')
  expect(await refreshed(world, asked)).toEqual(asked)
})

test('a guard, and somebody saves meanwhile: that is asked first', async () => {
  const { world } = await opened()
  const empty = await world.local('report.txt', '')
  const asked = await world.put(empty, uri)
  expect(conflictOf(asked)).toMatchObject({ kind: 'guard', guard: 'empty' })
  expect(await refreshed(world, asked)).toEqual(asked)
  await world.other.save(uri, Buffer.from('theirs'))
  expect(conflictOf(await refreshed(world, asked))).toMatchObject({ kind: 'stale', current: { size: 6 } })
})

test('a covered version, and somebody saves on top: there is nothing left to choose, and it is said', async () => {
  const { world, path } = await opened()
  const transfer = await world.plan(path, uri)
  world.server.faults.lostUpdateWindow(2)
  const theirs = world.other.save(uri, Buffer.from('theirs'))
  await world.arrived('PUT /file/content')
  const asked = await world.run(transfer)
  await theirs
  expect(await refreshed(world, asked)).toEqual(asked)
  await world.other.save(uri, Buffer.from('a third one'))
  expect(textOf(await refreshed(world, asked))).toBe('done saved')
  expect(world.notices()).toContain('saved-then-replaced')
})

test('without versions on the server, replacing what has the name cannot be undone', async () => {
  const world = await World.open()
  const user = world.server.site.state.users[0]
  if (!user) throw new Error('no user')
  user.retention = { enabled: false, max: 0, ext: [] }
  const transfer = await world.plan(await world.local('report.txt', 'ours'), uri)
  await world.other.save(uri, Buffer.from('theirs'))
  expect(conflictOf(await world.run(transfer))).toMatchObject({ kind: 'taken', undoable: false })
})
