import { execFileSync } from 'node:child_process'
import {
  appendFileSync,
  chmodSync,
  renameSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { expect, test } from 'vitest'
import { breakReads } from '../../faults/world/read-errors.ts'
import { renumber } from './renumber.ts'
import { nothing, textOf, World } from './world.ts'

const uri = 'cloudreve://my/film.txt'
const old = 'old '.repeat(400_000)
const content = 'abcd'.repeat(1_200_000)

const routes = [
  ['PUT', 52_428_800],
  ['session', 1_000_000],
] as const

/** A file of five buffers; `happens` once the first of them is with the socket and the last is held back. */
async function sending(
  putLimit: number,
  happens: (path: string) => void,
): Promise<{ world: World; path: string }> {
  const world = await World.open({ settings: { maxEditSize: putLimit } })
  await world.core.store.sites.patch(world.connection.account.instance, {
    ...(putLimit < content.length && { putLimit, putLimitAt: world.clock.now() }),
  })
  // Its length is over the limit of a PUT, so it comes by other ways than ours.
  world.server.site.settings.maxEditSize = 52_428_800
  await world.other.save(uri, Buffer.from(old))
  world.server.site.settings.maxEditSize = putLimit
  const path = await world.local('film.txt', content)
  let isDue = true
  world.core.engine.on((event) => {
    if (!isDue || event.kind !== 'progress') return
    isDue = false
    happens(path)
  })
  return { world, path }
}

/** Nothing torn, nothing outdated was ever committed. */
async function expectOnly(world: World, last: string): Promise<void> {
  expect(await world.content(uri)).toBe(last)
  expect(world.server.ledger.entries).toHaveLength(last === old ? 1 : 2)
  // A broken connection is rolled back as soon as the server hears of it.
  await expect.poll(() => world.leftovers()).toEqual(nothing)
}

test.each(routes)(
  '%s: written to while it is sent, and quiet then: the new content is sent',
  async (_, limit) => {
    const { world, path } = await sending(limit, (file) => appendFileSync(file, 'more'))
    expect(textOf(await world.put(path, uri))).toBe('done saved')
    expect(world.states()).toContain('waiting')
    await expectOnly(world, `${content}more`)
  },
)

test.each(routes)(
  '%s: overwritten in place with as many bytes: the new content is sent',
  async (_, limit) => {
    const changed = content.toUpperCase()
    const { world, path } = await sending(limit, (file) => writeFileSync(file, changed))
    expect(textOf(await world.put(path, uri))).toBe('done saved')
    await expectOnly(world, changed)
  },
)

test.each(routes)('%s: truncated while it is sent: what is left of it is sent', async (_, limit) => {
  const { world, path } = await sending(limit, (file) => truncateSync(file, 4_000_000))
  expect(textOf(await world.put(path, uri))).toBe('done saved')
  await expectOnly(world, content.slice(0, 4_000_000))
})

test.each(routes)('%s: replaced by a rename, as editors save: the new file is sent', async (_, limit) => {
  const changed = `${content}!`
  const { world, path } = await sending(limit, (file) => {
    writeFileSync(`${file}.new`, changed)
    renameSync(`${file}.new`, file)
  })
  expect(textOf(await world.put(path, uri))).toBe('done saved')
  await expectOnly(world, changed)
})

test.each(routes)(
  '%s: deleted while it is sent: ended, and nothing of it stays on the server',
  async (_, limit) => {
    const { world, path } = await sending(limit, (file) => rmSync(file))
    expect(textOf(await world.put(path, uri))).toBe('ended failed local-missing')
    await expectOnly(world, old)
  },
)

test.each(routes)(
  '%s: a disk that cannot be read: ended by name, and nothing of it stays',
  async (_, limit) => {
    const { world, path } = await sending(limit, () => undefined)
    const transfer = await world.plan(path, uri)
    const mend = await breakReads(path)
    const ended = await world.run(transfer)
    mend()
    expect(textOf(ended)).toBe('ended failed local-unreadable')
    expect(await world.core.store.attempts.unanswered()).toEqual([])
    await expectOnly(world, old)
  },
)

test('changed while it is sent, and deleted before it is quiet: ended by name', async () => {
  const { world, path } = await sending(52_428_800, (file) => appendFileSync(file, 'more'))
  world.clock.meanwhile = () => rmSync(path, { force: true })
  expect(textOf(await world.put(path, uri))).toBe('ended failed local-missing')
  await expectOnly(world, old)
})

test('a file that is never quiet: given up after five tries, and never torn', async () => {
  const { world, path } = await sending(52_428_800, () => undefined)
  world.core.engine.on((event) => {
    if (event.kind === 'progress') appendFileSync(path, '.')
  })
  expect(textOf(await world.put(path, uri))).toBe('ended failed local-changing')
  await expectOnly(world, old)
})

test('written to between the plan and its start: the guards look at what is there now', async () => {
  const { world, path } = await sending(52_428_800, () => undefined)
  const transfer = await world.plan(path, uri)
  writeFileSync(path, '')
  expect(textOf(await world.run(transfer))).toBe('needs-decision guard')
  await expectOnly(world, old)
})

test.each(['EBUSY', 'ENOTCONN', 'ESTALE'])(
  'another program holds the file, or its drive is away (%s): waited for, for as long as it takes',
  async (code) => {
    const { world, path } = await sending(52_428_800, () => undefined)
    const transfer = await world.plan(path, uri)
    const mend = await breakReads(path, code)
    world.clock.meanwhile = () => {
      if (world.clock.slept > 3_600_000) mend()
    }
    expect(textOf(await world.run(transfer, { patience: 24 * 3_600_000 }))).toBe('done saved')
    expect(world.events).toContainEqual(
      expect.objectContaining({
        state: expect.objectContaining({ name: 'waiting', why: 'local-busy' }) as unknown,
      }),
    )
    await expectOnly(world, content)
  },
)

test('a drive that is away for too long: it rests, and goes on with the next try', async () => {
  const { world, path } = await sending(52_428_800, () => undefined)
  const transfer = await world.plan(path, uri)
  const mend = await breakReads(path, 'EHOSTDOWN')
  expect(textOf(await world.run(transfer))).toBe('waiting local-busy')
  mend()
  expect(textOf(await world.run(transfer))).toBe('done saved')
  await expectOnly(world, content)
})

test('a drive that numbers its files anew at every look: sent all the same', async () => {
  const { world, path } = await sending(52_428_800, () => undefined)
  const transfer = await world.plan(path, uri)
  const restore = renumber(path)
  expect(textOf(await world.run(transfer))).toBe('done saved')
  restore()
  await expectOnly(world, content)
})

test('a FIFO that took the place of the file after the plan: ended by name, and nothing hangs', async (context) => {
  if (process.platform === 'win32') context.skip('there are no FIFOs in the file system of Windows')
  const { world, path } = await sending(52_428_800, () => undefined)
  const transfer = await world.plan(path, uri)
  rmSync(path)
  execFileSync('mkfifo', [path])
  expect(textOf(await world.run(transfer))).toBe('ended failed local-special')
  await expectOnly(world, old)
})

test('a read-only file, by a symbolic link, is sent', async (context) => {
  if (process.platform === 'win32') context.skip('symbolic links need a right of their own on Windows')
  const { world, path } = await sending(52_428_800, () => undefined)
  chmodSync(path, 0o400)
  symlinkSync(path, `${path}.link`)
  expect(textOf(await world.put(`${path}.link`, uri))).toBe('done saved')
  await expectOnly(world, content)
})
