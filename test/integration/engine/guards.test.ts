import { expect, test } from 'vitest'
import { conflictOf, nothing, textOf, World } from './world.ts'

const png = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')
const pdf = Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(2_000, 'x')])

test.each([
  ['empty', 'a.txt', Buffer.from('old'), Buffer.alloc(0)],
  ['shrunk', 'a.txt', Buffer.alloc(100_000, 'x'), Buffer.from('little')],
  ['other-type', 'a.pdf', pdf, Buffer.concat([png, Buffer.alloc(2_000)])],
] as const)('%s content is asked about once; accepted, it is sent', async (guard, name, before, after) => {
  const world = await World.open()
  const uri = `cloudreve://my/${name}`
  await world.other.save(uri, before)
  const asked = await world.put(await world.local(name, after), uri)
  expect(conflictOf(asked)).toMatchObject({
    kind: 'guard',
    guard,
    remoteSize: before.length,
    localSize: after.length,
  })
  expect(world.contentBytes()).toBe(0)
  const decided = await world.decide(asked, { kind: 'accept-guard' })
  expect(textOf(await world.run(decided))).toBe('done saved')
  expect(await world.server.ledger.current(uri)?.bytes()).toEqual(after)
  expect(world.leftovers()).toEqual(nothing)
})

test('declined: the server keeps what it has', async () => {
  const world = await World.open()
  const uri = 'cloudreve://my/a.txt'
  await world.other.save(uri, Buffer.from('old'))
  const asked = await world.put(await world.local('a.txt', ''), uri)
  const declined = await world.decide(asked, { kind: 'keep-remote' })
  expect(textOf(await world.run(declined))).toBe('done declined')
  expect(await world.content(uri)).toBe('old')
})

test('an empty file is created without a question, and replaced by content without one', async () => {
  const world = await World.open()
  const uri = 'cloudreve://my/a.txt'
  const path = await world.local('a.txt', '')
  expect(textOf(await world.put(path, uri))).toBe('done saved')
  expect(await world.content(uri)).toBe('')
  await world.local('a.txt', 'full')
  expect(textOf(await world.put(path, uri))).toBe('done saved')
  expect(await world.content(uri)).toBe('full')
})
