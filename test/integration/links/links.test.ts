import { mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { conflictOf, textOf } from '../engine/world.ts'
import { LinkWorld, type Linked } from './link-world.ts'

const minute = 60_000

async function linked(): Promise<{
  links: LinkWorld
  file: Linked
  write: (content: string) => Promise<void>
}> {
  const links = await LinkWorld.open()
  const file = await links.linked()
  return { links, file, write: (content) => writeFile(file.path, content) }
}

const post = async (links: LinkWorld, path: string, body: unknown, method = 'POST') => {
  const reply = await links.world.other.call(method, path, JSON.stringify(body))
  expect(reply.code).toBe(0)
}

it('what a new link finds is not sent by itself, only by hand', async () => {
  const links = await LinkWorld.open()
  const file = await links.linked('plan.txt', 'begin', { isFresh: false })
  await links.settle()
  expect(links.handedOver).toEqual([])
  expect(links.view(file.id).row).toMatchObject({ sent: null, changes: 1 })
  await links.links.push(file.id)
  await links.settle()
  expect(await links.sent(file)).toHaveLength(1)
  expect(links.view(file.id).row).toMatchObject({ changes: 0, saves: 1, sent: { size: 5 } })
  expect(await links.links.push(file.id)).toBeNull()
})

it('one remote file is linked once; a local one that is not there is not linked', async () => {
  const { links, file } = await linked()
  const { row } = links.view(file.id)
  const again = { ...row, isFresh: false }
  await expect(links.links.add(again)).rejects.toMatchObject({ code: 'link-exists' })
  const elsewhere = { ...again, file: { ...row.file, id: 'other' }, path: join(links.world.folder, 'none') }
  await expect(links.links.add(elsewhere)).rejects.toMatchObject({ code: 'local-missing' })
  expect(links.links.list()).toHaveLength(1)
})

it('saves that follow each other go out after minutes, or when the file is left alone', async () => {
  const { links, file, write } = await linked()
  await links.save(() => write('one'))
  const begun = links.clock.monotonic()
  // A program that saves by itself, every ten seconds.
  for (let second = 10; second <= 170; second += 10) {
    await write(`at ${second}`)
    await links.links.lookAgain()
    await links.settle(begun + second * 1000 - links.clock.monotonic())
    expect(links.handedOver).toHaveLength(1)
  }
  expect(links.view(file.id).row.changes).toBe(17)
  await links.settle()
  expect(await links.world.content(file.uri)).toBe('at 170')
  expect(await links.sent(file)).toHaveLength(2)
})

it('nothing is sent while it is paused, or in another mode; what was saved then goes out afterwards', async () => {
  const { links, file, write } = await linked()
  await links.links.setAllPaused(true)
  await links.save(() => write('paused'))
  await links.links.setMode(file.id, 'by-hand')
  await links.links.setAllPaused(false)
  await links.settle()
  expect(links.handedOver).toEqual([])
  expect(links.view(file.id).row).toMatchObject({ changes: 1, isPaused: false })
  await links.links.setMode(file.id, 'on-save')
  await links.settle()
  expect(await links.world.content(file.uri)).toBe('paused')
})

it('a remote file that was renamed and moved is followed', async () => {
  const { links, file, write } = await linked()
  await post(links, '/file/create', { type: 'folder', uri: 'cloudreve://my/Archive', err_on_conflict: true })
  await post(links, '/file/rename', { uri: file.uri, new_name: 'final.txt' })
  await post(links, '/file/move', { uris: ['cloudreve://my/final.txt'], dst: 'cloudreve://my/Archive' })
  await links.save(() => write('followed'))
  expect(await links.world.content('cloudreve://my/Archive/final.txt')).toBe('followed')
  expect(links.view(file.id).row.file.uri).toBe('cloudreve://my/Archive/final.txt')
  expect(links.view(file.id).row.transfer).toBeNull()
})

it('a version of somebody else is asked about, also where the file was moved as well; what is saved meanwhile waits for the answer', async () => {
  const { links, file, write } = await linked()
  await post(links, '/file/rename', { uri: file.uri, new_name: 'final.txt' })
  await links.world.other.save('cloudreve://my/final.txt', Buffer.from('theirs'))
  await links.save(() => write('mine'))
  const asked = await links.transfer(file.id)
  expect(conflictOf(asked)).toMatchObject({ kind: 'stale' })
  await links.save(() => write('mine, later'))
  expect(links.handedOver).toHaveLength(1)
  expect((await links.transfer(file.id)).id).toBe(asked.id)
  const conflict = conflictOf(asked)
  if (conflict.kind !== 'stale') throw new Error(conflict.kind)
  await links.decide(asked, { kind: 'replace', over: conflict.current.id })
  expect(await links.world.content('cloudreve://my/final.txt')).toBe('mine, later')
  await links.save(() => write('and on'))
  expect(await links.world.content('cloudreve://my/final.txt')).toBe('and on')
  expect(await links.sent(file)).toHaveLength(2)
})

it('what the user keeps off the server is not sent again by itself; the next save asks again', async () => {
  const { links, file, write } = await linked()
  await links.world.other.save(file.uri, Buffer.from('theirs'))
  await links.save(() => write('mine'))
  await links.decide(await links.transfer(file.id), { kind: 'keep-remote' })
  await links.links.lookAgain()
  await links.settle()
  expect(links.handedOver).toHaveLength(1)
  expect(links.view(file.id).row).toMatchObject({ transfer: null, changes: 1 })
  await links.save(() => write('mine again'))
  expect(conflictOf(await links.transfer(file.id)).kind).toBe('stale')
  expect(await links.world.content(file.uri)).toBe('theirs')
})

it('a save beside keeps the link with its file', async () => {
  const { links, file, write } = await linked()
  await links.world.other.save(file.uri, Buffer.from('theirs'))
  await links.save(() => write('mine'))
  const folder = await links.world.root()
  await links.decide(await links.transfer(file.id), { kind: 'create', folder, name: 'plan mine.txt' })
  expect(await links.world.content('cloudreve://my/plan mine.txt')).toBe('mine')
  expect(links.view(file.id).row).toMatchObject({ file: { id: file.fileId }, transfer: null, saves: 0 })
})

it('a file that was deleted and is made anew has the link', async () => {
  const { links, file, write } = await linked()
  await post(links, '/file', { uris: [file.uri], skip_soft_delete: true }, 'DELETE')
  await links.save(() => write('anew'))
  expect(links.view(file.id).row.trouble).toBe('gone')
  const folder = await links.world.root()
  await links.decide(await links.transfer(file.id), { kind: 'create', folder, name: 'plan.txt' })
  const { row } = links.view(file.id)
  expect(row).toMatchObject({ trouble: null, saves: 1 })
  expect(row.file.id).not.toBe(file.fileId)
  await links.save(() => write('and on'))
  expect(await links.world.content('cloudreve://my/plan.txt')).toBe('and on')
})

it('a question about the content is asked about new content only', async () => {
  const { links, file, write } = await linked()
  await links.save(() => write(''))
  const asked = await links.transfer(file.id)
  expect(conflictOf(asked)).toMatchObject({ kind: 'guard', guard: 'empty' })
  await links.save(() => write('written again'))
  expect(await links.world.content(file.uri)).toBe('written again')
  expect(textOf((await links.world.core.store.transfers.get(asked.id)) ?? asked)).toBe('ended superseded')
})

it('an answer about the type of the content is remembered', async () => {
  const { links, file } = await linked()
  const head = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')
  const picture = (end: string) => Buffer.concat([head, Buffer.from(end)])
  const save = (end: string) => links.save(() => writeFile(file.path.replace('.txt', '.pdf'), picture(end)))
  const pdf = await links.linked('plan.pdf', '%PDF-1.7 begin')
  await save('one')
  await links.decide(await links.transfer(pdf.id), { kind: 'accept-guard' })
  await save('two')
  expect(links.view(pdf.id).row).toMatchObject({ transfer: null, saves: 2 })
})

it('a local file that vanishes is not found until it returns', async () => {
  const { links, file, write } = await linked()
  await links.save(() => rm(file.path))
  expect(links.view(file.id).local).toBeNull()
  expect(links.handedOver).toEqual([])
  await expect(links.links.push(file.id)).rejects.toMatchObject({ code: 'local-missing' })
  await links.save(() => write('back'))
  expect(await links.world.content(file.uri)).toBe('back')
})

it('a local file that was moved is found by telling where', async () => {
  const { links, file } = await linked()
  const folder = join(links.world.folder, 'elsewhere')
  const path = join(folder, 'plan.txt')
  await mkdir(folder)
  await links.save(() => rename(file.path, path))
  await links.links.relocate(file.id, path)
  await links.save(() => writeFile(path, 'from elsewhere'))
  expect(await links.world.content(file.uri)).toBe('from elsewhere')
})

it('what was saved while Redrop did not run is found at its start, and sent once', async () => {
  const { links, file, write } = await linked()
  await links.save(() => write('before'))
  await links.restart(() => write('while it was not running'))
  await links.settle()
  expect(await links.world.content(file.uri)).toBe('while it was not running')
  await links.restart()
  await links.settle()
  expect(await links.sent(file)).toHaveLength(2)
  expect(links.view(file.id).row).toMatchObject({ saves: 2, changes: 0 })
})

it('a process that ends before it has seen the outcome leaves it to the next one', async () => {
  const { links, file, write } = await linked()
  const before = links.view(file.id).row
  await links.save(() => write('sent'))
  const transfer = (await links.world.core.store.transfers.list({ limit: 1 }))[0]?.id ?? ''
  await links.restart(() => links.world.core.store.links.update({ ...before, transfer }))
  await links.settle()
  expect(links.view(file.id).row).toMatchObject({ transfer: null, saves: 1, sent: { size: 4 } })
  expect(await links.sent(file)).toHaveLength(1)
})

it('an open question of a link is there after a restart, and still holds it', async () => {
  const { links, file, write } = await linked()
  await links.world.other.save(file.uri, Buffer.from('theirs'))
  await links.save(() => write('mine'))
  const asked = await links.transfer(file.id)
  await links.restart(() => write('mine, later'))
  await links.settle()
  expect((await links.transfer(file.id)).id).toBe(asked.id)
  expect(links.handedOver).toHaveLength(1)
})

it('a link that was removed sends nothing any more', async () => {
  const { links, file, write } = await linked()
  await links.links.remove(file.id)
  await write('unseen')
  await links.restart()
  await links.settle(10 * minute)
  expect(links.handedOver).toEqual([])
  expect(await links.world.content(file.uri)).toBe('begin')
})
