import { expect, test } from 'vitest'
import { conflictOf, nothing, textOf, World } from './world.ts'

const uri = 'cloudreve://my/report.txt'
const content = 'ours '.repeat(1_000)
const put = { method: 'PUT', path: /\/file\/content$/ }

/** A site on which everything above a few bytes goes by session. */
async function oldSite(version: string): Promise<World> {
  const world = await World.open({ version, settings: { maxEditSize: 1_000 } })
  for (const policy of world.server.site.state.policies) policy.chunkSize = 1_200
  return world
}

test.each(['4.0.0', '4.10.1', '4.11.0', '4.17.0'])(
  'on %s a new file and the next version of it come whole, by session',
  async (version) => {
    const world = await oldSite(version)
    const path = await world.local('report.txt', content)
    expect(textOf(await world.put(path, uri))).toBe('done saved')
    await world.local('report.txt', content.toUpperCase())
    expect(textOf(await world.put(path, uri))).toBe('done saved')
    expect(world.server.ledger.entries.map(({ route }) => route)).toEqual(['session', 'session'])
    expect(await world.content(uri)).toBe(content.toUpperCase())
    expect(world.leftovers()).toEqual(nothing)
  },
)

test('a PUT that was lost is not repeated over what somebody saved meanwhile', async () => {
  const world = await World.open({ version: '4.10.1' })
  await world.other.save(uri, Buffer.from('old'))
  const transfer = await world.plan(await world.local('report.txt', content), uri)
  world.server.faults.add({ match: put, times: 1, do: { kind: 'cut-before-work' } })
  world.clock.meanwhile = async () => {
    world.clock.meanwhile = () => undefined
    await world.other.save(uri, Buffer.from('theirs'))
  }
  expect(conflictOf(await world.run(transfer))).toMatchObject({ kind: 'stale' })
  expect(await world.content(uri)).toBe('theirs')
  expect(world.leftovers()).toEqual(nothing)
})
