import { expect, test } from 'vitest'
import { nothing, textOf, World } from './world.ts'

const uri = 'cloudreve://my/report.txt'
const hour = 3_600_000

type Trouble = (world: World) => () => Promise<void> | void

const proxy: Trouble = ({ server }) => {
  const answer = { kind: 'answer', status: 502, contentType: 'text/html', body: '<html>gone</html>' } as const
  return server.faults.add({ match: () => true, do: answer })
}

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
