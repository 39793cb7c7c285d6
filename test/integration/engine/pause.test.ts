import { expect, test } from 'vitest'
import { PauseWish } from '../../../src/core/engine/pause.ts'
import { nothing, textOf, World } from './world.ts'

const uri = 'cloudreve://my/film.txt'
const content = 'abcdefghij'.repeat(500)

/** Five chunks of 1000 bytes, one after the other; `at`: called when the numbered chunk begins to arrive. */
async function chunked(number: number, at: () => void): Promise<{ world: World; path: string }> {
  const world = await World.open({ settings: { maxEditSize: 2_000 } })
  Object.assign(world.server.site.state.policies[0] ?? {}, { chunkSize: 1_000, chunkConcurrency: 1 })
  await world.other.save(uri, Buffer.from('old'))
  const path = await world.local('film.txt', content)
  await world.put(await world.local('first.txt', content), 'cloudreve://my/first.txt')
  let seen = 0
  world.server.faults.add({
    match: ({ path }) => /\/file\/upload\//.test(path) && ++seen === number && (at(), false),
    do: { kind: 'cut', afterBodyBytes: 0 },
  })
  return { world, path }
}

test('a session that is paused keeps its chunks: they are not sent again when it goes on', async () => {
  const stop = new AbortController()
  const { world, path } = await chunked(3, () => stop.abort(new PauseWish()))
  const transfer = await world.plan(path, uri)
  const rested = await world.run(transfer, { signal: stop.signal })
  expect(rested.state).toEqual({ name: 'waiting', why: 'paused' })
  const before = world.requests().length
  await world.core.engine.recover()
  expect(world.requests().length).toBe(before)
  expect(await world.content(uri)).toBe('old')
  expect(textOf(await world.run(transfer))).toBe('done saved')
  expect(world.contentBytes()).toBeLessThanOrEqual(6_000)
  expect(await world.content(uri)).toBe(content)
  expect(world.leftovers()).toEqual(nothing)
})

test('what is fully sent is saved all the same', async () => {
  const stop = new AbortController()
  const world = await World.open()
  await world.other.save(uri, Buffer.from('old'))
  const transfer = await world.plan(await world.local('film.txt', content), uri)
  world.core.engine.on((event) => {
    if (event.kind === 'progress' && event.sent === event.total) stop.abort(new PauseWish())
  })
  expect(textOf(await world.run(transfer, { signal: stop.signal }))).toBe('done saved')
  expect(await world.content(uri)).toBe(content)
  expect(world.leftovers()).toEqual(nothing)
})

test('a question stays one when it is paused; an open transfer is paused without being run', async () => {
  const world = await World.open()
  await world.other.save(uri, Buffer.from('old'))
  const transfer = await world.plan(await world.local('film.txt', content), uri)
  expect((await world.core.engine.pause(transfer.id)).state).toEqual({ name: 'waiting', why: 'paused' })
  expect((await world.core.engine.unpause(transfer.id)).state).toEqual({ name: 'queued' })
  await world.other.save(uri, Buffer.from('newer'))
  const asking = await world.run(transfer)
  expect(asking.state.name).toBe('needs-decision')
  expect(await world.core.engine.pause(transfer.id)).toEqual(asking)
})
