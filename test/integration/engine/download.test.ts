import { randomBytes } from 'node:crypto'
import { readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { fileRef } from '../../../src/core/engine/entries.ts'
import { fileVersions } from '../../../src/core/services/versions.ts'
import { RedropError } from '../../../src/shared/errors.ts'
import type { Transfer } from '../../../src/shared/model/index.ts'
import { fillDisk } from '../../faults/world/full-disk.ts'
import { dropNumbers } from './renumber.ts'
import { textOf, World } from './world.ts'

const uri = 'cloudreve://my/film.bin'
const remote = randomBytes(3_000_000)
const content = { method: 'GET', path: /^\/api\/v4\/file\/content/ }

function page(status: number) {
  return { kind: 'answer', status, contentType: 'text/html', body: '<html>a proxy</html>' } as const
}

function expired() {
  const body = JSON.stringify({ code: 40005, msg: 'signature expired' })
  return { kind: 'answer', status: 200, contentType: 'application/json', body } as const
}

async function wanted(world: World, overwrite = false): Promise<Transfer> {
  const { core, connection } = world
  const { entry, current } = await fileVersions(core, connection, uri)
  const file = fileRef(connection.account, entry)
  const [transfer] = await core.engine.add([
    {
      direction: 'download',
      account: file.account,
      target: { kind: 'replace', file, base: { version: current, seenIn: 'cli', at: 0 } },
      source: { path: join(world.folder, 'film.bin'), dev: '0', ino: '0', size: current.size, mtimeNs: '0' },
      options: { overwrite },
    },
  ])
  if (!transfer) throw new Error('nothing added')
  world.mark()
  return transfer
}

async function world(): Promise<World> {
  const made = await World.open()
  await made.other.save(uri, remote)
  return made
}

async function expectFetched({ folder }: World): Promise<void> {
  expect(remote.equals(await readFile(join(folder, 'film.bin')))).toBe(true)
}

const files = async ({ folder }: World) => (await readdir(folder)).filter((name) => name !== 'profile')

test('a connection that is lost in the middle: only the rest is fetched', async () => {
  const made = await world()
  const transfer = await wanted(made)
  made.server.faults.add({ match: content, times: 1, do: { kind: 'cut-answer', afterBytes: 2_000_000 } })
  expect(textOf(await made.run(transfer))).toBe('done saved')
  await expectFetched(made)
  const fetched = made.server.requests.filter(
    ({ method, path }) => method === 'GET' && content.path.test(path),
  )
  const ranges = fetched.map(({ headers }) => headers['range'])
  expect(ranges).toEqual([undefined, expect.stringMatching(/^bytes=[1-9]\d*-$/)])
  expect(await files(made)).toEqual(['film.bin'])
})

test('the version asked for is fetched, even if it is replaced meanwhile', async () => {
  const made = await world()
  const transfer = await wanted(made)
  await made.other.save(uri, Buffer.from('another'))
  expect(textOf(await made.run(transfer))).toBe('done saved')
  await expectFetched(made)
})

test('a local file that came meanwhile is not touched', async () => {
  const made = await world()
  const transfer = await wanted(made)
  await writeFile(join(made.folder, 'film.bin'), 'mine')
  expect(textOf(await made.run(transfer))).toBe('ended failed local-exists')
  expect(await readFile(join(made.folder, 'film.bin'), 'utf8')).toBe('mine')
  expect(await files(made)).toEqual(['film.bin'])
})

test('a local file that may be lost is replaced in one step', async () => {
  const made = await world()
  await writeFile(join(made.folder, 'film.bin'), 'mine')
  expect(textOf(await made.run(await wanted(made, true)))).toBe('done saved')
  await expectFetched(made)
  expect(await files(made)).toEqual(['film.bin'])
})

/** Interrupted in the middle, with a local file that may be lost there or not. */
async function halfWay(before: string | null): Promise<{ made: World; transfer: Transfer }> {
  const made = await world()
  if (before !== null) await writeFile(join(made.folder, 'film.bin'), before)
  const transfer = await wanted(made, true)
  const leaving = new AbortController()
  made.core.engine.on((event) => {
    if (event.kind === 'progress' && event.sent > 1_000_000) leaving.abort(new Error('it goes away'))
  })
  await made.run(transfer, { signal: leaving.signal })
  await made.restart()
  return { made, transfer }
}

test.each(['mine', null])(
  'what is saved locally after a download began that may replace (%s) is not lost',
  async (before) => {
    const { made, transfer } = await halfWay(before)
    await writeFile(join(made.folder, 'film.bin'), 'my newer work')
    expect(textOf(await made.run(transfer))).toBe('ended failed local-exists')
    expect(await readFile(join(made.folder, 'film.bin'), 'utf8')).toBe('my newer work')
    expect(await files(made)).toEqual(['film.bin'])
  },
)

test('interrupted, asked for again: the same download goes on, and replaces what it may', async () => {
  const { made, transfer } = await halfWay('mine')
  const again = await wanted(made, true)
  expect(again.id).toBe(transfer.id)
  expect(textOf(await made.run(again))).toBe('done saved')
  await expectFetched(made)
})

test('stopped by the user: ended, and nothing of it is left', async () => {
  const made = await world()
  const transfer = await wanted(made)
  made.core.engine.on((event) => {
    if (event.kind === 'progress') made.stop.abort(new RedropError('cancelled'))
  })
  expect(textOf(await made.run(transfer))).toBe('ended cancelled')
  expect(await files(made)).toEqual([])
})

test('stopped because the process goes away: the part stays for the next one', async () => {
  const made = await world()
  const transfer = await wanted(made)
  const leaving = new AbortController()
  made.core.engine.on((event) => {
    if (event.kind === 'progress' && event.sent > 1_000_000) leaving.abort(new Error('it goes away'))
  })
  await made.run(transfer, { signal: leaving.signal })
  expect(await files(made)).toHaveLength(1)
  await made.restart()
  expect(textOf(await made.run(transfer))).toBe('done saved')
  await expectFetched(made)
})

test.each([
  ['an end that looks like any other, without a length', { kind: 'short-answer', afterBytes: 2_000_000 }],
  ['a link that is over, said as JSON with status 200', expired()],
  ['a page of a proxy with status 200', page(200)],
  ['a page of a proxy with status 404', page(404)],
] as const)('%s: not taken for the file, and fetched again', async (_, fault) => {
  const made = await world()
  const transfer = await wanted(made)
  made.server.faults.add({ match: content, times: 1, do: fault })
  expect(textOf(await made.run(transfer))).toBe('done saved')
  await expectFetched(made)
  expect(await files(made)).toEqual(['film.bin'])
})

test('storage that ignores ranges sends everything again, and it is whole', async () => {
  const made = await world()
  const transfer = await wanted(made)
  made.server.faults.add({ match: content, times: 1, do: { kind: 'cut-answer', afterBytes: 2_000_000 } })
  made.server.faults.add({ match: content, times: 1, do: { kind: 'ignore-range' } })
  expect(textOf(await made.run(transfer))).toBe('done saved')
  await expectFetched(made)
})

test('a connection that breaks again and again is no trouble without an end: what has come lasts', async () => {
  const made = await world()
  const transfer = await wanted(made)
  made.server.faults.add({ match: content, times: 12, do: { kind: 'cut-answer', afterBytes: 700_000 } })
  expect(textOf(await made.run(transfer, { patience: 3_000 }))).toBe('done saved')
  await expectFetched(made)
})

test('the disk is full for a while: it rests, the part stays, and only the rest is fetched then', async () => {
  const made = await world()
  const transfer = await wanted(made)
  const mend = fillDisk(made.folder, 2_000_000)
  expect(textOf(await made.run(transfer))).toBe('waiting disk-full')
  mend()
  expect(await files(made)).toHaveLength(1)
  expect(textOf(await made.run(transfer))).toBe('done saved')
  await expectFetched(made)
  const ranges = made.server.requests.flatMap(({ headers }) => headers['range'] ?? [])
  expect(ranges).toEqual([expect.stringMatching(/^bytes=1\d{6}-$/)])
})

test('a local file that holds the very same bytes is in nobody’s way, and is not touched', async () => {
  const made = await world()
  const path = join(made.folder, 'film.bin')
  await writeFile(path, remote)
  const { ino, mtimeMs } = await stat(path)
  expect(textOf(await made.run(await wanted(made)))).toBe('done saved')
  expect(await stat(path)).toMatchObject({ ino, mtimeMs })
  expect(await files(made)).toEqual(['film.bin'])
})

test('a part half there, beside a file of a drive without numbers, is not taken for the file', async () => {
  const { made, transfer } = await halfWay('mine')
  const restore = dropNumbers()
  expect(textOf(await made.run(transfer))).toBe('done saved')
  restore()
  await expectFetched(made)
})
