import { expect, test } from 'vitest'
import type { Fault } from '../../cloudreve/faults/faults.ts'
import { nothing, textOf, World } from './world.ts'

const uri = 'cloudreve://my/report.txt'
const html = { contentType: 'text/html', body: '<html>a proxy</html>' } as const
const put = { method: 'PUT', path: /\/file\/content/ }

test.each<[string, Fault]>([
  ['its answer is lost', { kind: 'cut-after-body' }],
  ['a proxy answers 504', { kind: 'answer', status: 504, ...html, work: true }],
  ['a proxy answers 502', { kind: 'answer', status: 502, ...html, work: true }],
  [
    'the answer is no JSON',
    { kind: 'answer', status: 200, contentType: 'application/json', body: '{', work: true },
  ],
])('saved, but %s: found to be saved by reading, and not sent again', async (_, fault) => {
  const world = await World.open()
  await world.other.save(uri, Buffer.from('old'))
  world.server.faults.add({ match: put, times: 1, do: fault })
  const done = await world.put(await world.local('report.txt', 'ours'), uri)
  expect(textOf(done)).toBe('done saved')
  expect(await world.content(uri)).toBe('ours')
  expect(world.server.ledger.entries.map(({ size }) => size)).toEqual([3, 4])
  expect(world.notices()).toEqual(['saved-checked'])
  expect(world.leftovers()).toEqual(nothing)
})

test.each<[string, Fault]>([
  ['the connection ends', { kind: 'cut-before-work' }],
  ['a proxy answers 502', { kind: 'answer', status: 502, ...html }],
  ['a proxy answers 504', { kind: 'answer', status: 504, ...html }],
])('not saved, and %s: proved by a granted session, which brings the content', async (_, fault) => {
  const world = await World.open()
  await world.other.save(uri, Buffer.from('old'))
  world.server.faults.add({ match: put, times: 1, do: fault })
  const done = await world.put(await world.local('report.txt', 'ours'), uri)
  expect(textOf(done)).toBe('done saved')
  expect(await world.content(uri)).toBe('ours')
  expect(world.server.ledger.entries.map(({ route }) => route)).toEqual(['put', 'session'])
  expect(world.leftovers()).toEqual(nothing)
})

/** The database refuses writes from the next PUT on, which leaves its rows and its lock behind. */
function wedgeAtPut(world: World, minutes: number): void {
  world.before('PUT /file/content', () => world.server.faults.wedge('writes'))
  const wellAt = world.clock.slept + minutes * 60_000
  world.clock.meanwhile = (ms) => {
    if (world.clock.slept + ms >= wellAt) world.server.faults.unwedge()
  }
}

test.each(['a new file', 'a replace'])(
  '%s: a database in trouble left our own lock behind, which is released in time',
  async (what) => {
    const world = await World.open()
    if (what === 'a replace') await world.other.save(uri, Buffer.from('old'))
    const transfer = await world.plan(await world.local('report.txt', 'ours'), uri)
    wedgeAtPut(world, 2)
    expect(textOf(await world.run(transfer, { patience: 3_600_000 }))).toBe('done saved')
    expect(await world.content(uri)).toBe('ours')
    expect(world.leftovers()).toEqual(nothing)
  },
)

test('cancelled while our own lock of a database in trouble is there: the next start takes it away', async () => {
  const world = await World.open()
  const transfer = await world.plan(await world.local('report.txt', 'ours'), uri)
  wedgeAtPut(world, 0)
  expect(textOf(await world.run(transfer, { patience: 0 }))).toMatch(/^waiting/)
  world.server.faults.unwedge()
  const { revision } = (await world.core.store.transfers.get(transfer.id)) ?? { revision: 0 }
  await world.core.store.transfers.update(transfer.id, revision, {
    state: { name: 'ended', as: 'cancelled' },
  })
  world.clock.slept += 3_600_000
  await world.restart()
  await world.core.engine.recover()
  expect(world.leftovers()).toEqual(nothing)
  expect(await world.core.store.attempts.unanswered()).toEqual([])
})

test('a new file is still being stored when its answer is lost: waited for, and not sent again', async () => {
  const world = await World.open()
  const transfer = await world.plan(await world.local('report.txt', 'ours'), uri)
  world.server.faults.add({ match: put, times: 1, do: { kind: 'cut-before-work' } })
  // To the client a slow request looks like this: a placeholder, its lock, and some time later the content.
  let session: { readonly session_id: string } | null = null
  let pauses = 0
  world.clock.meanwhile = async () => {
    const wanted = JSON.stringify({ uri, size: 4 })
    session ??= (await world.other.call('PUT', '/file/upload', wanted)).data as { session_id: string }
    if (++pauses === 3)
      await world.other.call('POST', `/file/upload/${session.session_id}/0`, Buffer.from('ours'))
  }
  expect(textOf(await world.run(transfer, { patience: 3_600_000 }))).toBe('done saved')
  expect(world.requests().filter((request) => request === 'PUT /file/content')).toHaveLength(1)
  expect(world.server.ledger.entries).toHaveLength(1)
  expect(world.leftovers()).toEqual(nothing)
})

test('not saved, and an editor has locked it since: the question is about that lock, and next to it is free', async () => {
  const world = await World.open()
  await world.other.save(uri, Buffer.from('old'))
  const transfer = await world.plan(await world.local('report.txt', 'ours'), uri)
  world.before('PUT /file/content', () => {
    world.server.site.hold(uri, { type: 'viewer', viewer_id: 'office' })
  })
  world.server.faults.add({ match: put, times: 1, do: { kind: 'cut-before-work' } })
  const asked = await world.run(transfer)
  expect(textOf(asked)).toBe('needs-decision locked')
  expect(await world.core.store.attempts.openOf(asked.id)).toEqual([])
  const folder = await world.root()
  const decided = await world.decide(asked, { kind: 'create', folder, name: 'report 2.txt' })
  expect(textOf(await world.run(decided))).toBe('done saved')
  expect(await world.content(uri)).toBe('old')
})

test('what a dead request left is not taken for a version, even if nothing marks it any more', async () => {
  const world = await World.open()
  await world.other.save(uri, Buffer.from('old'))
  const transfer = await world.plan(await world.local('report.txt', 'ours'), uri)
  // A server that stops leaves the whole content and its mark; a session that is given up then takes the mark away.
  world.before('PUT /file/content', () => void world.server.restart('orderly'))
  world.before('PUT /file/upload', () => {
    const match = { method: 'GET', path: /\/file\/info/ }
    world.server.faults.add({ match, times: 1, do: { kind: 'answer', status: 504, ...html } })
  })
  expect(textOf(await world.run(transfer, { patience: 3_600_000 }))).toBe('done saved')
  expect(world.server.ledger.entries.map(({ route }) => route)).toEqual(['put', 'session'])
  expect(await world.content(uri)).toBe('ours')
  expect(world.leftovers()).toEqual(nothing)
})

test('not saved, as a session proves whose look then meets a database in trouble: the session is not forgotten', async () => {
  const world = await World.open()
  await world.other.save(uri, Buffer.from('old'))
  const transfer = await world.plan(await world.local('report.txt', 'ours'), uri)
  world.server.faults.add({ match: put, times: 1, do: { kind: 'cut-before-work' } })
  const body = JSON.stringify({ code: 50001, msg: 'failed to get login user' })
  world.before('PUT /file/upload', () => {
    // Too late for its placeholder to be taken for the one of the body.
    world.clock.slept += 300_000
    const match = { method: 'GET', path: /\/file\/info/ }
    const trouble = { kind: 'answer', status: 200, contentType: 'application/json', body } as const
    world.server.faults.add({ match, times: 1, do: trouble })
  })
  expect(textOf(await world.run(transfer, { patience: 3_600_000 }))).toBe('done saved')
  expect(await world.content(uri)).toBe('ours')
  expect(world.leftovers()).toEqual(nothing)
})

test('stored, and the look at it is refused for a while: it is never called anything but saved', async () => {
  const world = await World.open()
  await world.other.save(uri, Buffer.from('old'))
  const transfer = await world.plan(await world.local('report.txt', 'ours'), uri)
  world.before('PUT /file/content', () => {
    const match = { method: 'GET', path: /\/file\/info/ }
    world.server.faults.add({ match, times: 8, do: { kind: 'expired-token' } })
  })
  expect(textOf(await world.run(transfer))).toBe('done saved')
  expect(world.server.ledger.entries).toHaveLength(2)
})

test('no answer, and nobody to ask but a page that says 404: it waits instead of saying that it failed', async () => {
  const world = await World.open()
  await world.other.save(uri, Buffer.from('old'))
  const transfer = await world.plan(await world.local('report.txt', 'ours'), uri)
  world.server.faults.add({ match: put, times: 1, do: { kind: 'cut-after-body' } })
  world.before('PUT /file/content', () => {
    const match = { method: 'GET', path: /\/file\/info/ }
    world.server.faults.add({ match, times: 4, do: { kind: 'answer', status: 404, ...html } })
  })
  expect(textOf(await world.run(transfer))).toBe('done saved')
  expect(world.states()).toContain('waiting')
  expect(world.server.ledger.entries).toHaveLength(2)
})

test('saved and then replaced by somebody else: told so, nothing is sent over theirs', async () => {
  const world = await World.open()
  await world.other.save(uri, Buffer.from('old'))
  world.server.faults.add({ match: put, times: 1, do: { kind: 'cut-after-body' } })
  world.clock.meanwhile = () => world.other.save(uri, Buffer.from('theirs'))
  const done = await world.put(await world.local('report.txt', 'ours'), uri)
  expect(textOf(done)).toBe('done saved')
  expect(world.notices()).toEqual(['saved-then-replaced'])
  expect(await world.content(uri)).toBe('theirs')
  expect(world.contentBytes()).toBe(4 + 6)
})

test('not saved, and replaced by somebody else: a question', async () => {
  const world = await World.open()
  await world.other.save(uri, Buffer.from('old'))
  world.server.faults.add({ match: put, times: 1, do: { kind: 'cut-before-work' } })
  world.clock.meanwhile = () => world.other.save(uri, Buffer.from('theirs'))
  const asked = await world.put(await world.local('report.txt', 'ours'), uri)
  expect(textOf(asked)).toBe('needs-decision stale')
  expect(await world.content(uri)).toBe('theirs')
  expect(world.leftovers()).toEqual(nothing)
})

test('while the server cannot be reached the outcome stays open, also over a restart, and is found out later', async () => {
  const world = await World.open()
  await world.other.save(uri, Buffer.from('old'))
  world.server.faults.add({ match: put, times: 1, do: { kind: 'cut-after-body' } })
  const path = await world.local('report.txt', 'ours')
  const transfer = await world.plan(path, uri)
  world.clock.meanwhile = (ms) => (ms > 0 ? world.server.close() : undefined)
  const resting = await world.run(transfer)
  expect(textOf(resting)).toBe('waiting offline')
  expect(await world.core.store.attempts.openOf(transfer.id)).toMatchObject([{ route: 'put', answer: null }])
  world.clock.meanwhile = () => undefined
  await world.server.restart('orderly')
  await world.restart()
  expect(textOf(await world.run(transfer))).toBe('done saved')
  expect(world.server.ledger.entries).toHaveLength(2)
})

test('refused by a proxy with 413 before the body is there: by session, whose chunks are smaller', async () => {
  const world = await World.open()
  Object.assign(world.server.site.state.policies[0] ?? {}, { chunkSize: 1024 })
  await world.other.save(uri, Buffer.from('old'))
  const match = { method: 'PUT', path: /\/file\/content/ }
  world.server.faults.add({ match, do: { kind: 'answer', status: 413, ...html, beforeBody: true } })
  const content = 'ours '.repeat(600)
  const path = await world.local('report.txt', content)
  expect(textOf(await world.put(path, uri))).toBe('done saved')
  expect(await world.content(uri)).toBe(content)
  expect(await world.core.store.sites.get(world.connection.account.instance)).toMatchObject({
    putLimit: 3000,
  })
  // What was learned is remembered: the next one is not even tried.
  await world.local('report.txt', content.toUpperCase())
  await world.put(path, uri)
  expect(world.requests()).not.toContain('PUT /file/content')
  expect(world.leftovers()).toEqual(nothing)
})

test('a chunk refused with 413 ends the transfer by name, and nothing is left', async () => {
  const world = await World.open({ settings: { maxEditSize: 10 } })
  await world.other.save(uri, Buffer.from('old'))
  const match = { method: 'POST', path: /\/file\/upload\// }
  world.server.faults.add({ match, do: { kind: 'answer', status: 413, ...html } })
  const ended = await world.put(await world.local('report.txt', 'ours, longer than ten'), uri)
  expect(textOf(ended)).toBe('ended failed proxy-limit')
  expect(await world.content(uri)).toBe('old')
  expect(world.leftovers()).toEqual(nothing)
})
