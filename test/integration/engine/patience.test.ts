import { expect, test } from 'vitest'
import { RedropError } from '../../../src/shared/errors.ts'
import { nothing, textOf, World } from './world.ts'

const uri = 'cloudreve://my/report.txt'
const hour = 3_600_000

type Trouble = (world: World) => () => Promise<void> | void

const proxy: Trouble = ({ server }) => {
  const answer = { kind: 'answer', status: 502, contentType: 'text/html', body: '<html>gone</html>' } as const
  return server.faults.add({ match: () => true, do: answer })
}

const answering =
  (status: number, contentType: string, body: string, headers = {}): Trouble =>
  ({ server }) =>
    server.faults.add({
      match: () => true,
      do: { kind: 'answer', status, contentType, body, headers } as const,
    })

const stopped: Trouble = ({ server }) => {
  const closed = server.close()
  return async () => {
    await closed
    await server.restart('orderly')
  }
}

const wedged: Trouble = ({ server }) => {
  server.faults.wedge('everything')
  return () => server.faults.unwedge()
}

test.each([
  ['a server that is away', 'offline', stopped],
  ['a proxy without its server', 'backoff', proxy],
  ['a database in trouble', 'server-sick', wedged],
  ['a proxy that has lost its server', 'backoff', answering(404, 'text/plain', '404 page not found')],
  ['a gateway that says so in JSON', 'backoff', answering(503, 'application/json', '{"message":"no"}')],
  [
    'a network that wants its own sign-in',
    'backoff',
    answering(302, 'text/html', '', { Location: 'http://portal.invalid/' }),
  ],
] as const)('%s for five hours: it waits, says why (%s), and goes on by itself', async (_, why, begin) => {
  const world = await World.open()
  await world.other.save(uri, Buffer.from('old'))
  const transfer = await world.plan(await world.local('report.txt', 'ours'), uri)
  const end = begin(world)
  const wellAt = world.clock.slept + 5 * hour
  let isWell = false
  world.clock.meanwhile = async (ms) => {
    if (isWell || world.clock.slept + ms < wellAt) return
    isWell = true
    await end()
  }
  expect(textOf(await world.run(transfer, { patience: 24 * hour }))).toBe('done saved')
  expect(world.clock.slept).toBeGreaterThan(5 * hour)
  const reasons = world.events.flatMap((event) =>
    event.kind === 'state' && event.state.name === 'waiting' ? [event.state.why] : [],
  )
  expect(reasons).toContain(why)
  expect(await world.content(uri)).toBe('ours')
  expect(world.leftovers()).toEqual(nothing)
})

test('patience at its end: it rests with the reason, and nothing was called failed', async () => {
  const world = await World.open()
  const transfer = await world.plan(await world.local('report.txt', 'ours'), uri)
  const end = stopped(world)
  expect(textOf(await world.run(transfer, { patience: hour }))).toBe('waiting offline')
  await end()
  expect(textOf(await world.run(transfer))).toBe('done saved')
})

/** A file of twenty chunks that goes by session. */
async function twentyChunks(): Promise<World> {
  const world = await World.open({ settings: { maxEditSize: 1_000 } })
  for (const policy of world.server.site.state.policies) policy.chunkSize = 1_000
  return world
}

const chunk = { method: 'POST', path: /\/file\/upload\// }
const content = 'chunk by chunk '.repeat(1_333)

test('a connection that breaks at every second chunk is no trouble without an end: each chunk lasts', async () => {
  const world = await twentyChunks()
  let count = 0
  world.server.faults.add({
    match: ({ method, path }) => method === 'POST' && chunk.path.test(path) && ++count % 2 === 0,
    do: { kind: 'cut', afterBodyBytes: 500 },
  })
  expect(textOf(await world.put(await world.local('report.txt', content), uri, { patience: 3_000 }))).toBe(
    'done saved',
  )
  expect(await world.content(uri)).toBe(content)
  expect(world.leftovers()).toEqual(nothing)
})

test('a token that is refused again and again in the middle of a session is renewed every time', async () => {
  const world = await twentyChunks()
  let count = 0
  world.server.faults.add({
    match: ({ method, path }) => method === 'POST' && chunk.path.test(path) && ++count % 5 === 0,
    do: { kind: 'expired-token' },
  })
  expect(textOf(await world.put(await world.local('report.txt', content), uri))).toBe('done saved')
  expect(await world.content(uri)).toBe(content)
  expect(world.contentBytes()).toBeLessThan(2.5 * content.length)
})

test('a server that loses every session after five chunks is given up, and nothing is sent without end', async () => {
  const world = await twentyChunks()
  let count = 0
  const lost = JSON.stringify({ code: 40011, msg: 'Upload session expired' })
  world.server.faults.add({
    match: ({ method, path }) => method === 'POST' && chunk.path.test(path) && ++count % 7 >= 5,
    do: { kind: 'answer', status: 200, contentType: 'application/json', body: lost },
  })
  const ended = await world.put(await world.local('report.txt', content), uri, { patience: 24 * hour })
  expect(textOf(ended)).toBe('ended failed refused')
  expect(world.contentBytes()).toBeLessThan(10 * content.length)
  expect(world.leftovers()).toEqual(nothing)
})

test.each([
  ['429', '300', 300_000],
  ['503', '300', 300_000],
  ['503', '-1', 0],
  ['503', '99999999999', 600_000],
  ['503', 'half an hour', 0],
])('%s with Retry-After %s: not before %i ms, and not much later', async (status, value, wait) => {
  const world = await World.open()
  const transfer = await world.plan(await world.local('report.txt', 'ours'), uri)
  world.server.faults.add({
    match: () => true,
    times: 1,
    do: {
      kind: 'answer',
      status: Number(status),
      contentType: 'text/html',
      body: '<html>',
      headers: { 'Retry-After': value },
    },
  })
  const before = world.clock.slept
  expect(textOf(await world.run(transfer, { patience: hour }))).toBe('done saved')
  expect(world.clock.slept - before).toBeGreaterThanOrEqual(wait)
  expect(world.clock.slept - before).toBeLessThanOrEqual(Math.max(wait, 1_000))
})

test('three storage errors end a transfer, however many other troubles came before', async () => {
  const world = await World.open()
  const transfer = await world.plan(await world.local('report.txt', 'ours'), uri)
  const put = { method: 'PUT', path: /\/file\/content/ }
  const ioFailed = JSON.stringify({ code: 50004, msg: 'I/O failed' })
  world.server.faults.add({ match: () => true, times: 4, do: { kind: 'cut', afterBodyBytes: 0 } })
  world.server.faults.add({
    match: put,
    times: 2,
    do: { kind: 'answer', status: 200, contentType: 'application/json', body: ioFailed },
  })
  expect(textOf(await world.run(transfer))).toBe('done saved')
})

test('a site that never commits is given up by name, and nothing is sent without end', async () => {
  const world = await twentyChunks()
  world.server.faults.failNextCommit(1_000)
  const ended = await world.put(await world.local('report.txt', content), uri, { patience: 24 * hour })
  expect(textOf(ended)).toBe('ended failed server-sick')
  expect(world.contentBytes()).toBeLessThan(20 * content.length)
  expect(world.leftovers()).toEqual(nothing)
})

test('no room for the journal: nothing is sent that could not be noted, and it goes on when there is', async () => {
  const world = await World.open()
  const transfer = await world.plan(await world.local('report.txt', 'ours'), uri)
  const { attempts, transfers } = world.core.store
  const [open, update] = [attempts.open.bind(attempts), transfers.update.bind(transfers)]
  let isFull = true
  const fullOr =
    <A extends unknown[], R>(work: (...args: A) => Promise<R>) =>
    (...args: A): Promise<R> =>
      isFull ? Promise.reject(new RedropError('disk-full', { path: 'profile.db' })) : work(...args)
  Object.assign(attempts, { open: fullOr(open) })
  Object.assign(transfers, { update: fullOr(update) })
  world.clock.meanwhile = () => {
    if (world.clock.slept > 60_000) isFull = false
    expect(world.contentBytes()).toBe(0)
  }
  expect(textOf(await world.run(transfer, { patience: hour }))).toBe('done saved')
  expect(world.states()).toContain('waiting')
  expect(await world.content(uri)).toBe('ours')
})
