import { expect, test } from 'vitest'
import { conflictOf, nothing, textOf, World } from './world.ts'

const uri = 'cloudreve://my/report.txt'
const content = 'ours '.repeat(1_000)

async function world(options: Parameters<typeof World.open>[0] = {}): Promise<World> {
  const made = await World.open(options)
  await made.other.save(uri, Buffer.from('old'))
  return made
}

function policy(made: World) {
  const [found] = made.server.site.state.policies
  if (!found) throw new Error('no policy')
  return found
}

test('no space: named with what is needed and what is free; nothing is left', async () => {
  const made = await world()
  for (const group of made.server.site.state.groups) group.quota = 1_000
  const asked = await made.put(await made.local('report.txt', content), uri)
  expect(conflictOf(asked)).toMatchObject({ kind: 'no-space', need: 5_000, free: 997 })
  expect(await made.content(uri)).toBe('old')
  expect(made.leftovers()).toEqual(nothing)
})

test('a name that the storage refuses: named', async () => {
  const made = await world()
  policy(made).extensions = { list: ['txt'], deny: true }
  const asked = await made.put(await made.local('report.txt', content), uri)
  expect(conflictOf(asked)).toMatchObject({ kind: 'not-allowed', why: 'name' })
  expect(await made.content(uri)).toBe('old')
})

test('larger than a PUT may be: learned with the first, by session from then on', async () => {
  const made = await world({ settings: { maxEditSize: 1_000 } })
  const path = await made.local('report.txt', content)
  expect(textOf(await made.put(path, uri))).toBe('done saved')
  expect(made.server.ledger.entries.map(({ route }) => route)).toEqual(['put', 'session'])
  await made.local('report.txt', content.toUpperCase())
  expect(textOf(await made.put(path, uri))).toBe('done saved')
  expect(made.requests()).not.toContain('PUT /file/content')
  // What is learned is looked at again after a week.
  made.clock.slept += 8 * 24 * 3_600_000
  made.server.site.settings.maxEditSize = 52_428_800
  await made.local('report.txt', content)
  expect(textOf(await made.put(path, uri))).toBe('done saved')
  expect(made.requests()).toContain('PUT /file/content')
})

test('larger than the storage takes: refused before any byte, by its limit', async () => {
  const made = await world()
  policy(made).maxSize = 100
  const ended = await made.put(await made.local('report.txt', content), uri)
  expect(textOf(ended)).toBe('ended failed too-large')
  expect(made.contentBytes()).toBe(0)
  expect(await made.content(uri)).toBe('old')
})

test.each(['s3', 'onedrive', 'qiniu', 'remote', 'upyun'])(
  'on %s, whose sessions are not built, PUT works up to its limit',
  async (type) => {
    const made = await world()
    policy(made).type = type
    const path = await made.local('report.txt', content)
    expect(textOf(await made.put(path, uri))).toBe('done saved')
    expect(await made.content(uri)).toBe(content)
    expect(made.requests()).not.toContain('PUT /file/upload')
  },
)

test.each(['s3', 'onedrive', 'qiniu'])(
  'on %s above the limit of a PUT: refused by name, before any byte',
  async (type) => {
    const made = await world({ settings: { maxEditSize: 1_000 } })
    policy(made).type = type
    const { instance } = made.connection.account
    await made.core.store.sites.patch(instance, { putLimit: 2_000, putLimitAt: made.clock.now() })
    const ended = await made.put(await made.local('report.txt', content), uri)
    expect(textOf(ended)).toBe('ended failed policy-unsupported')
    expect(made.contentBytes()).toBe(0)
    expect(made.leftovers()).toEqual(nothing)
  },
)

test('on a storage without sessions the limit is learned by the first, which then is refused by name', async () => {
  const made = await world({ settings: { maxEditSize: 1_000 } })
  policy(made).type = 's3'
  const ended = await made.put(await made.local('report.txt', content), uri)
  expect(textOf(ended)).toBe('ended failed policy-unsupported')
  expect(await made.content(uri)).toBe('old')
  expect(made.leftovers()).toEqual(nothing)
})

test.each(['report.txt', 'new.txt'])(
  'on s3 an answer that is lost (%s) is resolved by looking twice, and nothing is stored twice',
  async (name) => {
    const made = await world()
    policy(made).type = 's3'
    made.server.faults.add({
      match: { method: 'PUT', path: /\/file\/content$/ },
      times: 1,
      do: { kind: 'cut-before-work' },
    })
    const place = `cloudreve://my/${name}`
    expect(textOf(await made.put(await made.local(name, content), place))).toBe('done saved')
    expect(await made.content(place)).toBe(content)
    expect(made.server.ledger.entries).toHaveLength(2)
    expect(made.leftovers()).toEqual(nothing)
  },
)

test.each([
  ['relayed', { relay: true, type: 's3' }],
  ['encrypted', { encryption: true }],
  ['encrypted, several chunks at once', { encryption: true, chunkSize: 1_100, chunkConcurrency: 3 }],
  ['of one chunk', { chunkSize: 0 }],
])('a session that is %s brings every byte', async (_, settings) => {
  const made = await world({ settings: { maxEditSize: 1_000 } })
  Object.assign(policy(made), settings)
  expect(textOf(await made.put(await made.local('report.txt', content), uri))).toBe('done saved')
  expect(await made.content(uri)).toBe(content)
  expect(made.leftovers()).toEqual(nothing)
})

test('a way on which a PUT would take too long is learned: what is as large goes by session then', async () => {
  const made = await world()
  const { instance } = made.connection.account
  const speed = async () => (await made.core.store.sites.get(instance)).bytesPerSecond
  const path = await made.local('report.txt', content.repeat(400))
  made.core.engine.on((event) => {
    if (event.kind === 'progress' && event.sent < 2_000_000) made.clock.slept += 20_000
  })
  expect(textOf(await made.put(path, uri))).toBe('done saved')
  expect(await speed()).toBeLessThan(200_000)
  await made.local('report.txt', content.repeat(410))
  expect(textOf(await made.put(path, uri))).toBe('done saved')
  expect(made.server.ledger.entries.map(({ route }) => route)).toEqual(['put', 'put', 'session'])
})
