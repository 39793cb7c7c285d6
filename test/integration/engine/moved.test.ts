import { expect, test } from 'vitest'
import { conflictOf, nothing, textOf, World } from './world.ts'

const uri = 'cloudreve://my/report.txt'
const elsewhere = 'cloudreve://my/Old/report.txt'

async function made(): Promise<{ world: World; path: string }> {
  const world = await World.open()
  await world.other.save(uri, Buffer.from('old'))
  await world.other.call(
    'POST',
    '/file/create',
    JSON.stringify({ uri: 'cloudreve://my/Old', type: 'folder' }),
  )
  return { world, path: await world.local('report.txt', 'ours') }
}

const move = (world: World) =>
  world.other.call('POST', '/file/move', JSON.stringify({ uris: [uri], dst: 'cloudreve://my/Old' }))
const trash = (world: World) => world.other.call('DELETE', '/file', JSON.stringify({ uris: [uri] }))
const destroy = (world: World) =>
  world.other.call('DELETE', '/file', JSON.stringify({ uris: [uri], skip_soft_delete: true }))

/** As a move does, between the look at the file and the content's arrival. */
function moveNode(world: World): void {
  world.server.site.tree.place(world.node('report.txt'), world.node('Old').id, 'report.txt')
}

function trashNode(world: World): void {
  const node = world.node('report.txt')
  node.metadata['sys:restore_uri'] = uri
  world.server.site.tree.place(node, null, crypto.randomUUID())
  node.trashed = true
}

test('moved before: asked, nothing sent; followed, the content goes to where it is now', async () => {
  const { world, path } = await made()
  const transfer = await world.plan(path, uri)
  await move(world)
  const asked = await world.run(transfer)
  const conflict = conflictOf(asked)
  if (conflict.kind !== 'moved') throw new Error(conflict.kind)
  expect(conflict.to.uri).toBe(elsewhere)
  expect(world.contentBytes()).toBe(0)
  const followed = await world.decide(asked, { kind: 'follow', to: conflict.to, over: conflict.current.id })
  expect(textOf(await world.run(followed))).toBe('done saved')
  expect([await world.content(uri), await world.content(elsewhere)]).toEqual([null, 'ours'])
})

test('moved and changed before: followed, the change is the next question', async () => {
  const { world, path } = await made()
  const transfer = await world.plan(path, uri)
  await move(world)
  await world.other.save(elsewhere, Buffer.from('theirs'))
  const asked = await world.run(transfer)
  const conflict = conflictOf(asked)
  if (conflict.kind !== 'moved') throw new Error(conflict.kind)
  const followed = await world.decide(asked, { kind: 'follow', to: conflict.to, over: conflict.current.id })
  const next = await world.run(followed)
  expect(textOf(next)).toBe('needs-decision stale')
  expect(await world.content(elsewhere)).toBe('theirs')
})

test('in the trash before: asked; restored and replaced, or created anew', async () => {
  const { world, path } = await made()
  const transfer = await world.plan(path, uri)
  await trash(world)
  const asked = await world.run(transfer)
  const conflict = conflictOf(asked)
  if (conflict.kind !== 'gone' || !conflict.inTrash) throw new Error(conflict.kind)
  expect(world.contentBytes()).toBe(0)
  const over = conflict.inTrash.version.id
  const restored = await world.decide(asked, { kind: 'restore-and-replace', over })
  expect(textOf(await world.run(restored))).toBe('done saved')
  expect(await world.content(uri)).toBe('ours')
  expect(new Set(world.server.ledger.entries.map(({ fileId }) => fileId)).size).toBe(1)
})

test('deleted for good before: asked; created anew', async () => {
  const { world, path } = await made()
  const transfer = await world.plan(path, uri)
  await destroy(world)
  const asked = await world.run(transfer)
  expect(conflictOf(asked)).toMatchObject({ kind: 'gone', inTrash: null })
  const created = await world.decide(asked, {
    kind: 'create',
    folder: await world.root(),
    name: 'report.txt',
  })
  expect(textOf(await world.run(created))).toBe('done saved')
  expect(await world.content(uri)).toBe('ours')
})

test('moved while sending: the file that the server made in its place goes to the trash, and it is asked', async () => {
  const { world, path } = await made()
  const transfer = await world.plan(path, uri)
  world.before('PUT /file/content', () => moveNode(world))
  const asked = await world.run(transfer)
  expect(conflictOf(asked)).toMatchObject({ kind: 'moved', to: { uri: elsewhere } })
  expect([await world.content(uri), await world.content(elsewhere)]).toEqual([null, 'old'])
  expect(world.leftovers()).toEqual(nothing)
})

test('deleted while sending: the same, and the file in the trash is offered', async () => {
  const { world, path } = await made()
  const transfer = await world.plan(path, uri)
  world.before('PUT /file/content', () => trashNode(world))
  const asked = await world.run(transfer)
  expect(conflictOf(asked)).toMatchObject({ kind: 'gone', inTrash: { version: { size: 3 } } })
  expect(await world.content(uri)).toBeNull()
})

test('moved while sending, and somebody else has put a version into the new file: it stays', async () => {
  const { world, path } = await made()
  const transfer = await world.plan(path, uri)
  world.before('PUT /file/content', () => {
    moveNode(world)
    world.before('GET /file/info', () => {
      const { site } = world.server
      const stray = site.state.files.findLast(({ name }) => name === 'report.txt')
      const ours = site.state.entities.find(({ id }) => id === stray?.primaryEntity)
      if (!stray || !ours) throw new Error('no stray')
      const theirs = { ...ours, id: site.nextId('entity') }
      site.state.entities.push(theirs)
      stray.entities.push(theirs.id)
      stray.primaryEntity = theirs.id
    })
  })
  expect(textOf(await world.run(transfer))).toBe('needs-decision moved')
  expect(
    world.server.site.state.files.filter(({ name, trashed }) => name === 'report.txt' && !trashed),
  ).toHaveLength(2)
})

test('deleted while sending, and ours came on top of what somebody else put in its place: theirs is current there', async () => {
  const { world, path } = await made()
  const transfer = await world.plan(path, uri)
  let theirs = 0
  world.before('PUT /file/content', () => {
    trashNode(world)
    world.before('GET /file/info', () => {
      const { site } = world.server
      const stray = site.state.files.findLast(({ name }) => name === 'report.txt')
      const ours = site.state.entities.find(({ id }) => id === stray?.primaryEntity)
      if (!stray || !ours) throw new Error('no stray')
      theirs = site.nextId('entity')
      site.state.entities.push({ ...ours, id: theirs })
      stray.entities.unshift(theirs)
    })
  })
  expect(textOf(await world.run(transfer))).toBe('needs-decision gone')
  const stray = world.server.site.state.files.findLast(({ name }) => name === 'report.txt')
  expect(stray).toMatchObject({ primaryEntity: theirs, trashed: false })
})

test('the folder of a new file is gone, or has moved: asked, and no folder is made in silence', async () => {
  const { world, path } = await made()
  const first = await world.plan(path, 'cloudreve://my/Old/new.txt')
  const rename = { uri: 'cloudreve://my/Old', new_name: 'Older' }
  await world.other.call('POST', '/file/rename', JSON.stringify(rename))
  expect(conflictOf(await world.run(first))).toMatchObject({
    kind: 'folder-gone',
    movedTo: { uri: 'cloudreve://my/Older' },
  })
  await world.other.call('DELETE', '/file', JSON.stringify({ uris: ['cloudreve://my/Older'] }))
  const second = await world
    .plan(await world.local('b.txt', 'b'), 'cloudreve://my/')
    .catch((error: unknown) => error)
  expect(second).not.toBeInstanceOf(Error)
  expect(world.server.site.state.files.filter(({ name, trashed }) => name === 'Old' && !trashed)).toEqual([])
})

const put = { method: 'PUT', path: /\/file\/content/ }

test('no answer, not stored, and moved meanwhile: the question is where to, and nothing is made at the old place', async () => {
  const { world, path } = await made()
  world.server.faults.add({ match: put, times: 1, do: { kind: 'cut-before-work' } })
  world.clock.meanwhile = async () => {
    await move(world)
    world.clock.meanwhile = () => undefined
  }
  const asked = await world.put(path, uri)
  expect(textOf(asked)).toBe('needs-decision moved')
  expect(world.requests()).not.toContain('PUT /file/upload')
  expect(world.leftovers()).toEqual(nothing)
})

test.each(['cut-before-work', 'cut-after-body'] as const)(
  'no answer (%s), and in the trash meanwhile: asked, and nothing is left open',
  async (kind) => {
    const { world, path } = await made()
    world.server.faults.add({ match: put, times: 1, do: { kind } })
    world.clock.meanwhile = async () => {
      await trash(world)
      world.clock.meanwhile = () => undefined
    }
    const asked = await world.put(path, uri)
    expect(conflictOf(asked)).toMatchObject({ kind: 'gone', inTrash: { version: {} } })
    expect(await world.core.store.attempts.openOf(asked.id)).toEqual([])
    expect(world.leftovers()).toEqual(nothing)
  },
)
