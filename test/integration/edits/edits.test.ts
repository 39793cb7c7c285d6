import { readdir, readFile, rm, unlink, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { capabilities } from '../../cloudreve/files/place.ts'
import { conflictOf } from '../engine/world.ts'
import { EditWorld, modeOf } from './edit-world.ts'

it('a file is opened in a private copy that nothing can run; reading only sends nothing; done leaves nothing', async () => {
  const world = await EditWorld.open()
  const file = await world.edited('plan.txt', 'begin')
  expect(world.opened).toEqual([file.path])
  expect(basename(file.path)).toBe('plan.txt')
  expect(await readFile(file.path, 'utf8')).toBe('begin')
  expect(await modeOf(dirname(file.path))).toBe(0o700)
  expect(await modeOf(file.path)).toBe(0o600)
  world.links.world.mark()
  await world.settle()
  expect(await world.edits.done(file.id, null)).toMatchObject({ left: [] })
  expect(await readdir(world.folder)).toEqual([])
  expect(world.count).toBe(0)
  expect(world.links.world.requests()).toEqual([])
})

it('what is saved goes up; what programs leave beside it goes with it, what somebody put there stays', async () => {
  const world = await EditWorld.open()
  const file = await world.edited()
  const beside = (name: string) => join(dirname(file.path), name)
  await world.links.save(() => writeFile(file.path, 'changed'))
  expect(await world.links.world.content(file.uri)).toBe('changed')
  expect(world.links.view(file.id).row).toMatchObject({ saves: 1, base: { origin: { kind: 'this-device' } } })
  for (const name of ['plan.txt~', '.plan.txt.un~', '4913', '#plan.txt#', 'plan.pdf'])
    await writeFile(beside(name), name)
  expect(await world.edits.done(file.id, null)).toEqual({ folder: dirname(file.path), left: ['plan.pdf'] })
  expect(await readdir(dirname(file.path))).toEqual(['plan.pdf'])
  await world.restart()
  expect(await readdir(dirname(file.path))).toEqual(['plan.pdf'])
})

it('done with changes that are not sent keeps them, unless they are to be sent or not wanted', async () => {
  const world = await EditWorld.open()
  const [one, two] = [await world.edited('one.txt'), await world.edited('two.txt')]
  for (const { id, path } of [one, two]) {
    await writeFile(path, 'changed')
    await expect(world.edits.done(id, null)).rejects.toMatchObject({ code: 'unsent-changes' })
    expect(await readdir(dirname(path))).toEqual([basename(path)])
  }
  await world.edits.done(two.id, 'discard')
  await world.edits.done(one.id, 'send')
  expect(await world.links.world.content(one.uri)).toBe('changed')
  expect(await world.links.world.content(two.uri)).toBe('begin')
  expect(await readdir(world.folder)).toEqual([])
})

it('a version of somebody else is asked about, with the version that was fetched as the base; saved next to it, all is sent', async () => {
  const world = await EditWorld.open()
  const file = await world.edited()
  const { base } = world.links.view(file.id).row
  await world.links.world.other.save(file.uri, Buffer.from('theirs'))
  await world.links.save(() => writeFile(file.path, 'mine'))
  const asked = await world.links.transfer(file.id)
  expect(asked.target).toMatchObject({ base: { version: { id: base.id }, seenIn: 'edit' } })
  expect(conflictOf(asked)).toMatchObject({ kind: 'stale', base: { id: base.id } })
  await expect(world.edits.done(file.id, 'send')).rejects.toMatchObject({ code: 'unsent-changes' })
  expect(await world.links.world.content(file.uri)).toBe('theirs')
  const folder = await world.links.world.root()
  await world.links.decide(asked, { kind: 'create', folder, name: 'plan (mine).txt' })
  expect(await world.links.world.content('cloudreve://my/plan (mine).txt')).toBe('mine')
  await world.edits.done(file.id, null)
  expect(await world.links.world.content(file.uri)).toBe('theirs')
})

it('a discarded edit takes its question with it', async () => {
  const world = await EditWorld.open()
  const file = await world.edited()
  await world.links.world.other.save(file.uri, Buffer.from('theirs'))
  await world.links.save(() => writeFile(file.path, 'mine'))
  await world.edits.done(file.id, 'discard')
  expect(await world.links.world.core.store.transfers.open()).toEqual([])
  expect(await world.links.world.content(file.uri)).toBe('theirs')
})

it('a file that the server does not let be replaced is opened read-only, and nothing is sent', async () => {
  const world = await EditWorld.open()
  const bits = capabilities.my as unknown as number[]
  const before = [...bits]
  onTestFinished(() => void bits.splice(0, bits.length, ...before))
  const file = await world.remote()
  bits.splice(bits.indexOf(6), 1)
  const view = await world.edits.edit(file)
  const path = view?.row.path ?? ''
  expect(await modeOf(path)).toBe(0o400)
  expect(view?.row).toMatchObject({ mode: 'by-hand', edit: { isReadOnly: true } })
  await unlink(path)
  await world.links.save(() => writeFile(path, 'forced'))
  expect(world.links.handedOver).toEqual([])
  await expect(world.edits.done(view?.row.id ?? '', null)).rejects.toMatchObject({ code: 'unsent-changes' })
})

it.each([
  ['a name that is run', 'run.desktop', 'anything'],
  ['a script by its content', 'notes.txt', '#!/bin/sh\nrm -rf /\n'],
])('%s is not opened, and no copy stays', async (_what, name, content) => {
  const world = await EditWorld.open()
  const file = await world.remote(name, content)
  await expect(world.edits.edit(file)).rejects.toMatchObject({ code: 'program-not-opened' })
  expect(world.opened).toEqual([])
  expect(await readdir(world.folder)).toEqual([])
  expect(world.count).toBe(0)
})

it('a copy that has become a program is not opened again', async () => {
  const world = await EditWorld.open()
  const file = await world.edited()
  await writeFile(file.path, '#!/bin/sh\n')
  await expect(world.edits.open(file.id)).rejects.toMatchObject({ code: 'program-not-opened' })
  expect(world.opened).toHaveLength(1)
})

it('what is edited already is opened again, also by two wishes at once; a newer version is fetched when nothing is unsent', async () => {
  const world = await EditWorld.open()
  const file = await world.remote()
  const [one, two] = await Promise.all([world.edits.edit(file), world.edits.edit(file)])
  expect(one?.row.id).toBe(two?.row.id)
  const again = await world.edits.edit(file)
  expect(again?.row.path).toBe(one?.row.path)
  await world.links.world.other.save(file.uri, Buffer.from('newer'))
  const newer = await world.edits.edit(file)
  expect(await readFile(newer?.row.path ?? '', 'utf8')).toBe('newer')
  expect(await readdir(world.folder)).toHaveLength(1)
  await writeFile(newer?.row.path ?? '', 'mine')
  await world.links.world.other.save(file.uri, Buffer.from('newest'))
  expect((await world.edits.edit(file))?.row.id).toBe(newer?.row.id)
})

it('a program that says so keeps an edit open; once it has closed it and all is sent, the copy goes by itself', async () => {
  const world = await EditWorld.open()
  const file = await world.edited('plan.odt')
  const lock = join(dirname(file.path), '.~lock.plan.odt#')
  await writeFile(lock, ',ana,host')
  await world.edits.lookAgain()
  expect(world.links.view(file.id).row.edit).toMatchObject({ use: 'open', program: 'LibreOffice' })
  await expect(world.edits.done(file.id, null)).rejects.toMatchObject({ code: 'still-open' })
  await writeFile(file.path, 'changed')
  await rm(lock)
  await world.edits.lookAgain()
  expect(world.links.view(file.id).row.edit).toMatchObject({ use: 'closed', program: 'LibreOffice' })
  await expect.poll(() => world.settle().then(() => world.count)).toBe(0)
  expect(await world.links.world.content(file.uri)).toBe('changed')
  expect(await readdir(world.folder)).toEqual([])
})
