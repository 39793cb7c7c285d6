import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { expect, it } from 'vitest'
import { downloadTo } from '../../../src/core/services/download-of.ts'
import { placeForCopy } from '../../../src/core/services/edits/working-copy.ts'
import { fileVersions } from '../../../src/core/services/versions.ts'
import { EditWorld } from './edit-world.ts'

it('what was saved while Redrop was not running is found and sent by the next process', async () => {
  const world = await EditWorld.open()
  const file = await world.edited()
  await world.restart(() => writeFile(file.path, 'saved meanwhile'))
  expect(await world.links.world.content(file.uri)).toBe('saved meanwhile')
  expect(world.links.view(file.id).row).toMatchObject({ saves: 1, changes: 0 })
  expect(await readFile(file.path, 'utf8')).toBe('saved meanwhile')
})

it('what a program has closed meanwhile goes once it is sent', async () => {
  const world = await EditWorld.open()
  const file = await world.edited()
  const lock = join(dirname(file.path), `.${basename(file.path)}.swp`)
  await writeFile(lock, '')
  await world.edits.lookAgain()
  await world.restart(async () => {
    await writeFile(file.path, 'last words')
    await rm(lock)
  })
  await expect.poll(() => world.settle().then(() => world.count)).toBe(0)
  expect(await world.links.world.content(file.uri)).toBe('last words')
})

it('a copy that its edit has lost becomes one again if it holds something of its own, and is not sent unasked', async () => {
  const world = await EditWorld.open()
  const [changed, same] = [await world.edited('changed.txt'), await world.edited('same.txt')]
  const { store } = world.links.world.core
  await world
    .restart(async () => {
      await writeFile(changed.path, 'worth keeping')
      for (const { id } of [changed, same]) await store.links.remove(id)
    })
    .catch(() => undefined)
  // The store of the process before is closed by then.
  for (const { id } of [changed, same]) await world.links.world.core.store.links.remove(id)
  await world.restart()
  const [back] = world.links.links.list()
  expect(world.count).toBe(1)
  expect(back?.row).toMatchObject({ kind: 'edit', path: changed.path, changes: 1, sent: null })
  expect(await readFile(changed.path, 'utf8')).toBe('worth keeping')
  expect(await world.links.world.content(changed.uri)).toBe('begin')
  expect(await readdir(world.folder)).toEqual([basename(dirname(changed.path))])
  await world.edits.done(back?.row.id ?? '', 'send')
  expect(await world.links.world.content(changed.uri)).toBe('worth keeping')
})

it('a copy that was looked at for the last time when the process died is back; one that had gone takes its edit with it', async () => {
  const world = await EditWorld.open()
  const [kept, gone] = [await world.edited('kept.txt'), await world.edited('gone.txt')]
  await world.restart(async () => {
    await rename(kept.path, join(dirname(kept.path), '.redrop-ending'))
    await rm(gone.path)
  })
  expect(world.links.links.list().map(({ row }) => row.path)).toEqual([kept.path])
  expect(await readFile(kept.path, 'utf8')).toBe('begin')
  expect(await readdir(world.folder)).toEqual([basename(dirname(kept.path))])
})

it('a file that was saved by its name while the copy was looked at stays, and so does the copy', async () => {
  const world = await EditWorld.open()
  const file = await world.edited()
  await world.restart(async () => {
    await rename(file.path, join(dirname(file.path), '.redrop-ending'))
    await writeFile(file.path, 'saved in between')
  })
  expect((await readdir(dirname(file.path))).toSorted()).toEqual(['plan (2).txt', 'plan.txt'])
  expect(await world.links.world.content(file.uri)).toBe('saved in between')
})

it('a copy of which nobody knows anything stays where it is', async () => {
  const world = await EditWorld.open()
  const folder = join(world.folder, 'of-another-database')
  await mkdir(folder)
  await writeFile(join(folder, 'thesis.txt'), 'years of work')
  await world.restart()
  expect(await readFile(join(folder, 'thesis.txt'), 'utf8')).toBe('years of work')
  expect(world.count).toBe(0)
})

it('a copy whose download was cut off goes, with its transfer', async () => {
  const world = await EditWorld.open()
  const file = await world.remote('big.txt', 'x'.repeat(50_000))
  const { core, connection } = world.links.world
  const { entry, current } = await fileVersions(core, connection, { id: file.id })
  const path = await placeForCopy(world.folder, entry.name)
  const base = { version: current, seenIn: 'edit', at: 0 } as const
  await core.engine.add([downloadTo({ path, overwrite: false }, file.account, entry, base)])
  await world.restart()
  expect(await world.links.world.core.store.transfers.open()).toEqual([])
  expect(await readdir(world.folder)).toEqual([])
})

it('changes wait while nobody is signed in, and go out after the sign-in', async () => {
  const world = await EditWorld.open()
  const file = await world.edited()
  const { world: site } = world.links
  const [account] = await site.core.accounts.list()
  if (!account) throw new Error('nobody')
  await site.core.accounts.signOut(account)
  const save = world.links.save(() => writeFile(file.path, 'kept'))
  await expect(save).rejects.toMatchObject({ code: 'signed-out' })
  await expect(world.edits.done(file.id, null)).rejects.toMatchObject({ code: 'unsent-changes' })
  expect(await readFile(file.path, 'utf8')).toBe('kept')
  await world.restart()
  expect(await site.content(file.uri)).toBe('kept')
  await world.edits.done(file.id, null)
  expect(world.count).toBe(0)
})
