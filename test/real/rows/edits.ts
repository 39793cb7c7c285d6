import assert from 'node:assert/strict'
import { readFile, rename, rm, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { stateOf } from '../harness/device.ts'
import { Linked } from '../harness/linked.ts'
import type { Place } from '../harness/place.ts'
import type { Row } from '../harness/row.ts'
import { soon } from '../harness/soon.ts'

const begin = 'the content it begins with'

async function edited(place: Place, name = 'letter.txt', content: Buffer | string = begin) {
  const device = await place.bench.anotherDevice()
  const now = { linked: await Linked.open(device) }
  place.cleanUp(async () => {
    await now.linked.close()
    await device.close()
  })
  const uri = place.uri(name)
  await place.theirs(uri, content, 'base')
  return { device, now, uri }
}

/** Opened, with what it holds looked at. */
async function opened(place: Place) {
  const all = await edited(place)
  const { id, path } = await all.now.linked.edit(all.uri)
  place.check('opened', all.now.linked.opened.length, 1)
  place.check('the copy holds', await readFile(path, 'utf8'), begin)
  place.wire.mark()
  return { ...all, id, path }
}

/** As many editors save. */
async function save(place: Place, path: string, content: string, called = 'ours'): Promise<void> {
  place.known(called, content)
  await writeFile(`${path}~`, content)
  await rename(`${path}~`, path)
}

async function isThere(path: string): Promise<boolean> {
  return readFile(path).then(
    () => true,
    () => false,
  )
}

export const edits: readonly Row[] = [
  {
    name: 'edit: opened, saved, done',
    did: 'a remote file was opened for editing, saved twice by its program, and said to be done before the second save was sent',
    expected: 'each save goes up once; the copy is gone afterwards, the link too',
    async run(place) {
      const { now, uri, id, path } = await opened(place)
      await save(place, path, 'first save of the editor', 'first')
      await now.linked.saved(id, 1)
      await place.checkServer(uri, 'first', ['first', 'base'])
      await save(place, path, 'second save of the editor', 'second')
      await assert.rejects(now.linked.edits.done(id, null), { code: 'unsent-changes' })
      place.note('done without a word about what is unsent', 'refused: unsent-changes')
      place.check('left beside the copy', (await now.linked.edits.done(id, 'send')).left, [])
      place.check('the copy is there', await isThere(path), false)
      place.check('edits', now.linked.links.list().length, 0)
      place.check('bytes sent', place.wire.contentBytes(), 24 + 25)
      await place.checkServer(uri, 'second', ['second', 'first', 'base'])
    },
  },
  {
    name: 'edit: opened and only read',
    did: 'a remote file was opened for editing; its program put a lock beside it and took it away without a save',
    expected: 'nothing is sent; the edit ends by itself and the copy goes',
    async run(place) {
      const { now, uri, id, path } = await opened(place)
      const lock = join(dirname(path), `.~lock.${basename(path)}#`)
      await writeFile(lock, 'somebody')
      await soon('the program to be seen', () =>
        Promise.resolve(now.linked.links.get(id).row.edit?.use === 'open' ? true : null),
      )
      place.check('in use by', now.linked.links.get(id).row.edit?.program, 'LibreOffice')
      await rm(lock)
      await soon('the edit to end', () => Promise.resolve(now.linked.links.list().length === 0 ? true : null))
      place.check('the copy is there', await isThere(path), false)
      place.check('bytes sent', place.wire.contentBytes(), 0)
      await place.checkServer(uri, 'base', ['base'])
    },
  },
  {
    name: 'edit: somebody else saved meanwhile',
    did: 'a remote file was opened for editing; somebody else saved it; the program saved; the question was answered with "save next to it"; then the edit was done',
    expected:
      'a question whose base is the version that was opened, before any byte; theirs stays, ours lies beside it, and the copy may go',
    async run(place) {
      const { device, now, uri, id, path } = await opened(place)
      await place.theirs(uri, 'what somebody else has made of it')
      await save(place, path, 'saved by the editor')
      const question = await now.linked.question(id)
      place.check('asked', stateOf(question), 'asks: stale')
      const { state } = question
      const base = state.name === 'needs-decision' && state.conflict.kind === 'stale' && state.conflict.base
      place.check('bytes of the base', base && base.size, begin.length)
      place.check('bytes sent before the answer', place.wire.contentBytes(), 0)
      const done = await device.answer(question, 'create')
      await now.linked.links.heard(id, done.id)
      place.check('result', stateOf(done), 'done: saved')
      await place.checkServer(uri, 'theirs', ['theirs', 'base'])
      const names = await place.somebody.names(place.folder)
      place.note('names in the folder', names)
      const copy = names.find((name) => name !== 'letter.txt')
      await place.checkServerHolds(place.uri(copy ?? ''), 'ours')
      await now.linked.edits.done(id, null)
      place.check('the copy is there', await isThere(path), false)
    },
  },
  {
    name: 'edit: the process ended with something unsaved',
    did: 'a remote file was opened for editing; the process ended; the program saved; a new process began',
    expected: 'the copy is still there and is sent once by the new process',
    async run(place) {
      const { device, now, uri, id, path } = await opened(place)
      await now.linked.close()
      await save(place, path, 'saved while nobody looked')
      await device.restart()
      now.linked = await Linked.open(device)
      await now.linked.saved(id, 1)
      place.check('requests with content', place.wire.contentRequests(), ['PUT /file/content: 25 B'])
      await place.checkServer(uri, 'ours', ['ours', 'base'])
      await now.linked.edits.done(id, null)
      place.check('the copy is there', await isThere(path), false)
    },
  },
  {
    name: 'edit: opened again',
    did: 'a file that is being edited, with something unsaved, was opened for editing once more',
    expected: 'the same copy is opened again and keeps what it holds',
    async run(place) {
      const { now, uri, path } = await opened(place)
      now.linked.links.list().forEach(({ row }) => void now.linked.links.setPaused(row.id, true))
      await save(place, path, 'not sent yet')
      await wait(3000)
      const again = await now.linked.edit(uri)
      place.check('same copy', again.path === path, true)
      place.check('opened', now.linked.opened.length, 2)
      place.check('the copy holds', await readFile(path, 'utf8'), 'not sent yet')
      await place.checkServer(uri, 'base', ['base'])
    },
  },
  {
    name: 'edit: a program',
    did: 'a script, and a program with the name of a text, were to be opened for editing',
    expected: 'refused; nothing is opened and no copy stays',
    async run(place) {
      const { now, uri } = await edited(place, 'install.sh', '#!/bin/sh\necho no\n')
      await assert.rejects(now.linked.edit(uri), { code: 'program-not-opened' })
      const disguised = place.uri('letter.txt')
      await place.theirs(disguised, Buffer.concat([Buffer.from('7f454c46', 'hex'), Buffer.alloc(100)]))
      await assert.rejects(now.linked.edit(disguised), { code: 'program-not-opened' })
      place.note('both', 'refused: program-not-opened')
      place.check('opened', now.linked.opened, [])
      place.check('edits', now.linked.links.list().length, 0)
    },
  },
]
