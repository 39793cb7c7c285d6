import { expect, test } from 'vitest'
import { leaseKey } from '../../../src/core/domain/target-key.ts'
import type { Transfer } from '../../../src/shared/model/index.ts'
import { conflictOf, nothing, textOf, World } from './world.ts'

const uri = 'cloudreve://my/report.txt'

async function locked(type: string): Promise<{ world: World; path: string; token: string }> {
  const world = await World.open()
  await world.other.save(uri, Buffer.from('old'))
  const { token } = world.server.site.hold(uri, { type })
  return { world, token, path: await world.local('report.txt', 'ours') }
}

test.each(['viewer', 'dav', 'upload', 'move'])(
  'a %s lock is a question when nothing may be waited for',
  async (type) => {
    const { world, path, token } = await locked(type)
    const asked = await world.put(path, uri)
    expect(conflictOf(asked)).toMatchObject({ kind: 'locked', locks: [{ app: type, token, own: false }] })
    expect(world.server.site.locks.holds(token)).toBe(true)
    expect(await world.content(uri)).toBe('old')
  },
)

test('while a lock is waited for only sessions are tried, and not a byte of content is sent', async () => {
  const { world, path } = await locked('viewer')
  const transfer = await world.plan(path, uri)
  let pauses = 0
  world.clock.meanwhile = () => {
    pauses++
  }
  const asked = await world.run(transfer, { lockWait: 120_000 })
  expect(textOf(asked)).toBe('needs-decision locked')
  expect(world.clock.slept).toBeGreaterThanOrEqual(119_000)
  expect(pauses).toBeLessThan(20)
  // The first try was a PUT; what it sent was refused before it was read whole or is four bytes.
  expect(world.contentBytes()).toBeLessThanOrEqual(4)
  expect(await world.content(uri)).toBe('old')
})

test('a lock that goes away while it is waited for: the content is saved', async () => {
  const { world, path, token } = await locked('dav')
  world.clock.meanwhile = () => world.server.site.locks.release(token)
  const done = await world.put(path, uri, { lockWait: 60_000 })
  expect(textOf(done)).toBe('done saved')
  expect(await world.content(uri)).toBe('ours')
  expect(world.states()).toContain('waiting')
  expect(world.leftovers()).toEqual(nothing)
})

test('waiting is decided again and again: after the first try not a byte of content is sent', async () => {
  const { world, path, token } = await locked('viewer')
  let transfer = await world.put(path, uri)
  for (let tries = 0; tries < 3; tries++)
    transfer = await world.run(await world.decide(transfer, { kind: 'wait' }))
  expect(textOf(transfer)).toBe('needs-decision locked')
  expect(world.contentBytes()).toBeLessThanOrEqual(4)
  world.server.site.locks.release(token)
  transfer = await world.run(await world.decide(transfer, { kind: 'wait' }))
  expect(textOf(transfer)).toBe('done saved')
  expect(await world.content(uri)).toBe('ours')
  expect(world.leftovers()).toEqual(nothing)
})

test('what is decided about a lock: wait, and it is asked again; break it, and the content is saved', async () => {
  const { world, path, token } = await locked('viewer')
  let transfer = await world.put(path, uri)
  transfer = await world.run(await world.decide(transfer, { kind: 'wait' }))
  expect(textOf(transfer)).toBe('needs-decision locked')
  expect(world.server.site.locks.holds(token)).toBe(true)
  transfer = await world.run(await world.decide(transfer, { kind: 'release-lock' }))
  expect(textOf(transfer)).toBe('done saved')
  expect(await world.content(uri)).toBe('ours')
  expect(world.leftovers()).toEqual(nothing)
})

test('what is decided about a lock: next to it', async () => {
  const { world, path } = await locked('viewer')
  const asked = await world.put(path, uri)
  const decided = await world.decide(asked, {
    kind: 'create',
    folder: await world.root(),
    name: 'report 2.txt',
  })
  expect(textOf(await world.run(decided))).toBe('done saved')
  expect(await world.content(uri)).toBe('old')
  expect(await world.content('cloudreve://my/report 2.txt')).toBe('ours')
})

test('the lock of our own upload that the server failed is released silently, and the content is saved', async () => {
  const world = await World.open()
  await world.other.save(uri, Buffer.from('old'))
  world.server.faults.wedge('writes')
  world.clock.meanwhile = () => world.server.faults.unwedge()
  const done = await world.put(await world.local('report.txt', 'ours'), uri, { patience: 3_600_000 })
  expect(textOf(done)).toBe('done saved')
  expect(await world.content(uri)).toBe('ours')
  expect(world.requests()).toContain('DELETE /file/lock')
  expect(world.leftovers()).toEqual(nothing)
})

/** Lost in the middle without the server hearing of it, as behind a router that forgets: placeholder, mark and lock stay. */
function hangHalfSent(world: World): string {
  const { site } = world.server
  const hold = site.hold(uri, { type: 'upload' })
  const file = world.node('report.txt')
  world.server.faults.add({
    match: { method: 'PUT', path: /\/file\/content/ },
    times: 1,
    do: { kind: 'cut', afterBodyBytes: 0 },
  })
  world.clock.meanwhile = () => {
    if (file.metadata['sys:upload_session_id']) return
    const id = site.nextId('entity')
    const stamp = site.stamp()
    const [owner] = site.state.users
    site.state.entities.push({
      ...{ id, size: 4, createdAt: stamp, createdBy: owner?.id ?? 0, policyId: file.policyId },
      ...{ placeholderOf: 'half', encryption: null },
    })
    file.entities.push(id)
    file.metadata['sys:upload_session_id'] = 'half'
  }
  return hold.token
}

async function halfSent(): Promise<{ world: World; transfer: Transfer; token: string }> {
  const world = await World.open()
  await world.other.save(uri, Buffer.from('old'))
  const transfer = await world.plan(await world.local('report.txt', 'ours'), uri)
  return { world, transfer, token: hangHalfSent(world) }
}

test('our own upload that hangs half sent is broken off and begun again', async () => {
  const { world, transfer, token } = await halfSent()
  const done = await world.run(transfer, { lockWait: 600_000 })
  expect(textOf(done)).toBe('done saved')
  expect(world.server.site.locks.holds(token)).toBe(false)
  expect(await world.content(uri)).toBe('ours')
  expect(world.leftovers()).toEqual(nothing)
})

test("our own dead lock beside somebody else's: neither is broken, it is asked", async () => {
  const { world, transfer, token } = await halfSent()
  const viewer = world.server.site.hold(uri, { type: 'viewer', viewer_id: 'office' })
  const asked = await world.run(transfer, { lockWait: 600_000 })
  expect(conflictOf(asked)).toMatchObject({ kind: 'locked', locks: [{ app: 'upload' }, { app: 'viewer' }] })
  expect([token, viewer.token].map((each) => world.server.site.locks.holds(each))).toEqual([true, true])
})

test('an upload of another process that lives is not taken for a dead one', async () => {
  const { world, transfer, token } = await halfSent()
  const { store } = world.core
  // The other process is making the file that this one replaces: two keys for one place.
  const target = { kind: 'create', folder: await world.root(), name: 'report.txt' } as const
  const theirs: Transfer = { ...transfer, id: 'theirs', target, state: { name: 'queued' } }
  await store.transfers.add([theirs])
  await store.leases.acquire(leaseKey(theirs), 'another process', process.ppid, 3_600_000)
  await store.attempts.open({
    ...{ id: 'attempt', transferId: 'theirs', route: 'put', uri, previous: '', fileId: null, size: 4 },
    ...{ startedAt: world.clock.now(), releasedAt: null, hash: null, answer: null, session: null },
  })
  // Ours is one byte longer, so that the placeholder is theirs.
  const longer = await world.plan(await world.local('report.txt', 'ours!'), uri)
  const asked = await world.run(longer, { lockWait: 60_000 })
  expect(conflictOf(asked)).toMatchObject({ kind: 'locked', locks: [{ app: 'upload', own: true }] })
  expect(world.server.site.locks.holds(token)).toBe(true)
})
