import { expect, test } from 'vitest'
import { nothing, textOf, World } from './world.ts'

const uri = 'cloudreve://my/film.txt'
const content = 'abcdefghij'.repeat(500)
const chunk = { method: 'POST', path: /\/file\/upload\// }

/** Five chunks of 1000 bytes, one after the other. */
async function chunked(): Promise<{ world: World; path: string }> {
  const world = await World.open({ settings: { maxEditSize: 2_000 } })
  Object.assign(world.server.site.state.policies[0] ?? {}, { chunkSize: 1_000, chunkConcurrency: 1 })
  await world.other.save(uri, Buffer.from('old'))
  const path = await world.local('film.txt', content)
  // What the site allows is learned with the first file.
  await world.put(await world.local('first.txt', content), 'cloudreve://my/first.txt')
  return { world, path }
}

async function expectSaved(world: World): Promise<void> {
  expect(await world.content(uri)).toBe(content)
  expect(world.leftovers()).toEqual(nothing)
}

test('a session sends its chunks in order, the last one alone, and reads before and after', async () => {
  const { world, path } = await chunked()
  expect(textOf(await world.put(path, uri))).toBe('done saved')
  const chunks = world.requests().filter((request) => request.startsWith('POST /file/upload/'))
  expect(chunks.map((request) => request.split('/').at(-1))).toEqual(['0', '1', '2', '3', '4'])
  expect(world.requests()).not.toContain('PUT /file/content')
  await expectSaved(world)
})

test.each(['orderly', 'killed'] as const)(
  'a server that is restarted (%s) in the middle: begun again',
  async (how) => {
    const { world, path } = await chunked()
    const restarted = atThirdChunk(world, () => world.server.restart(how))
    world.clock.meanwhile = () => restarted
    expect(textOf(await world.put(path, uri))).toBe('done saved')
    await expectSaved(world)
  },
)

test('a connection that is lost in the middle: only the chunk that was on its way is sent again', async () => {
  const { world, path } = await chunked()
  let seen = 0
  world.server.faults.add({
    match: ({ path: at }) => chunk.path.test(at) && ++seen === 3,
    do: { kind: 'cut', afterBodyBytes: 0 },
  })
  expect(textOf(await world.put(path, uri))).toBe('done saved')
  expect(world.contentBytes()).toBeLessThanOrEqual(6_000)
  expect(seen).toBe(6)
  await expectSaved(world)
})

test('a session that has expired before the next process goes on: begun again', async () => {
  const { world, path } = await chunked()
  const transfer = await world.plan(path, uri)
  const broken = world.server.faults.add({ match: chunk, do: { kind: 'cut', afterBodyBytes: 0 } })
  expect(textOf(await world.run(transfer))).toBe('waiting backoff')
  broken()
  world.clock.slept += 25 * 3_600_000
  await world.restart()
  expect(textOf(await world.run(transfer))).toBe('done saved')
  await expectSaved(world)
})

test('a session whose commit failed once answers 0 for ever: info tells, and everything is sent again', async () => {
  const { world, path } = await chunked()
  world.server.faults.failNextCommit()
  expect(textOf(await world.put(path, uri))).toBe('done saved')
  const sent = world.server.ledger.commitsOf(world.server.ledger.entries[0]?.fileId ?? '')
  expect(sent.map(({ size }) => size)).toEqual([3, content.length])
  await expectSaved(world)
})

test('a commit that fails twice: begun again twice', async () => {
  const { world, path } = await chunked()
  world.server.faults.failNextCommit(2)
  expect(textOf(await world.put(path, uri, { patience: 3_600_000 }))).toBe('done saved')
  await expectSaved(world)
})

test('a database in trouble for a while: waited for, in minutes, and nobody is signed out', async () => {
  const { world, path } = await chunked()
  world.server.faults.wedge('everything')
  const transfer = await planBefore(world, path)
  world.clock.meanwhile = (ms) => {
    if (world.clock.slept + ms > 5 * 60_000) world.server.faults.unwedge()
  }
  expect(textOf(await world.run(transfer, { patience: 3_600_000 }))).toBe('done saved')
  expect(world.states()).toContain('waiting')
  await expectSaved(world)
})

test('a database in trouble for long: the transfer rests, and goes on later', async () => {
  const { world, path } = await chunked()
  world.server.faults.wedge('everything')
  const transfer = await planBefore(world, path)
  expect(textOf(await world.run(transfer, { patience: 60_000 }))).toBe('waiting server-sick')
  world.server.faults.unwedge()
  expect(textOf(await world.run(transfer))).toBe('done saved')
  await expectSaved(world)
})

test('somebody breaks the lock and saves in the middle: a question, and nothing over theirs', async () => {
  const { world, path } = await chunked()
  const theirs = atThirdChunk(world, () => world.other.save(uri, Buffer.from('theirs')))
  world.clock.meanwhile = () => theirs
  expect(textOf(await world.put(path, uri))).toBe('needs-decision stale')
  expect(await world.content(uri)).toBe('theirs')
})

/** Happens while the third chunk is lost; resolves when it is over. */
async function atThirdChunk(world: World, happens: () => Promise<void>): Promise<void> {
  return new Promise((resolve, reject) => {
    let seen = 0
    world.server.faults.add({
      match: ({ path }) => {
        if (!chunk.path.test(path) || ++seen !== 3) return false
        happens().then(resolve, reject)
        return true
      },
      do: { kind: 'cut', afterBodyBytes: 0 },
    })
  })
}

/** Planned while the database was well. */
async function planBefore(world: World, path: string) {
  world.server.faults.unwedge()
  const transfer = await world.plan(path, uri)
  world.server.faults.wedge('everything')
  return transfer
}
