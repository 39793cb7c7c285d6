import { expect, test } from 'vitest'
import { textOf, World } from './world.ts'

const uri = 'cloudreve://my/report.txt'
const put = { method: 'PUT', path: /\/file\/content/ }

/** The server says, and shows from then on, that it has stored one byte of four. */
function storeOneByte(world: World): void {
  world.before('PUT /file/content', () =>
    world.before('GET /file/info', () => {
      const node = world.node('report.txt')
      const entity = world.server.site.state.entities.find(({ id }) => id === node.primaryEntity)
      if (!entity) throw new Error('no entity')
      entity.size = 1
      node.size = 1
    }),
  )
  world.server.faults.add({ match: put, times: 1, do: { kind: 'wrong-size', size: 1 } })
}

test('stored with another size than sent: what was there before comes back, and it is said', async () => {
  const world = await World.open()
  await world.other.save(uri, Buffer.from('old'))
  const transfer = await world.plan(await world.local('report.txt', 'ours'), uri)
  storeOneByte(world)
  const ended = await world.run(transfer)
  expect(textOf(ended)).toBe('ended failed size-mismatch')
  expect(await world.content(uri)).toBe('old')
})

test('a new file of another size than sent goes to the trash', async () => {
  const world = await World.open()
  const transfer = await world.plan(await world.local('report.txt', 'ours'), uri)
  storeOneByte(world)
  expect(textOf(await world.run(transfer))).toBe('ended failed size-mismatch')
  expect(await world.content(uri)).toBeNull()
})

test('only the answer names another size: the content is there, and that is what counts', async () => {
  const world = await World.open()
  await world.other.save(uri, Buffer.from('old'))
  world.server.faults.add({ match: put, times: 1, do: { kind: 'wrong-size', size: 1 } })
  expect(textOf(await world.put(await world.local('report.txt', 'ours'), uri))).toBe('done saved')
  expect(await world.content(uri)).toBe('ours')
})
