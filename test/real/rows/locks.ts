import assert from 'node:assert/strict'
import { setTimeout as wait } from 'node:timers/promises'
import { asked, stateOf } from '../harness/device.ts'
import { davClient, davOwner, webOffice } from '../harness/holders.ts'
import type { Place } from '../harness/place.ts'
import type { Row } from '../harness/row.ts'

async function begun(place: Place) {
  const uri = place.uri('report.txt')
  const base = await place.theirs(uri, 'the content both began with', 'base')
  const path = await place.file('report.txt', 'what this computer has made of it')
  return { uri, base, path }
}

/** Bytes of the local file. A lock shows only when it refuses: the first try by PUT has sent the content once by then. */
const size = 33

/** The transfer meets the lock and asks; nothing is stored. */
async function locked(place: Place, path: string, uri: string, app: string) {
  const question = await place.device.put(path, uri)
  const { locks } = asked(question, 'locked')
  place.check(
    'held by',
    locks.map((lock) => [lock.app, lock.own]),
    [[app, false]],
  )
  place.check('bytes sent before the question', place.wire.contentBytes(), size)
  await place.checkServerHolds(uri, 'base')
  place.wire.mark()
  return { question, locks }
}

async function saved(place: Place, done: Parameters<typeof stateOf>[0], uri: string) {
  place.check('result', stateOf(done), 'done: saved')
  place.note('requests with content', place.wire.contentRequests())
  await place.checkServer(uri, 'ours', ['ours', 'base'])
}

export const locks: readonly Row[] = [
  {
    name: "in use by another client's upload session: waited for",
    did: 'another client held an upload session; the replace was begun and waited; the session was given up after 3 s',
    expected:
      'the first try is refused and shows the lock; while it is held no further byte is sent; then ours, without a question',
    async run(place) {
      const { uri, path } = await begun(place)
      const session = await place.somebody.openSession(uri, 20)
      const running = place.device.run(await place.device.plan(path, uri), { lockWait: 60_000 })
      await wait(3000)
      place.check('bytes sent while it is held', place.wire.contentBytes(), size)
      await place.checkServerHolds(uri, 'base')
      assert.equal((await place.somebody.endSession(session, uri)).code, 0)
      await saved(place, await running, uri)
      place.check('bytes sent', place.wire.contentBytes(), 2 * size)
    },
  },
  {
    name: "in use by another client's upload session: it saves meanwhile",
    did: 'another client held an upload session; the question was answered with "wait"; the other client finished',
    expected:
      'a question about a lock, then one about their version; no byte sent after the first, refused try',
    async run(place) {
      const { uri, path } = await begun(place)
      const theirs = Buffer.from('theirs, by session')
      place.known('theirs', theirs)
      const session = await place.somebody.openSession(uri, theirs.length)
      const { question } = await locked(place, path, uri, 'upload')
      const running = place.device.answer(question, 'wait', { lockWait: 60_000 })
      await wait(1500)
      assert.equal((await place.somebody.sendChunk(session, 0, theirs)).code, 0)
      place.check('asked next', stateOf(await running), 'asks: stale')
      place.check('bytes sent after the question', place.wire.contentBytes(), 0)
      await place.checkServer(uri, 'theirs', ['theirs', 'base'])
    },
  },
  {
    name: "in use by another client's upload session: released",
    did: 'another client held an upload session; the question was answered with "Release lock"; the other sent its chunk',
    expected: "ours is saved; the other client's chunk is refused and nothing of it is stored",
    async run(place) {
      const { uri, path } = await begun(place)
      const session = await place.somebody.openSession(uri, 20)
      const { question } = await locked(place, path, uri, 'upload')
      await saved(place, await place.device.answer(question, 'release-lock'), uri)
      const late = await place.somebody.sendChunk(session, 0, Buffer.alloc(20))
      place.check("the other client's chunk", `refused: ${late.code !== 0}`, 'refused: true')
      await place.checkServer(uri, 'ours', ['ours', 'base'])
    },
  },
  {
    name: 'in use by WebDAV: waited for',
    did: 'a WebDAV client locked the file (LOCK); the question was answered with "wait"; after 3 s it unlocked (UNLOCK)',
    expected:
      'a question that names WebDAV and its owner text; nothing is stored while it is held; then ours',
    async run(place) {
      const { uri, path } = await begun(place)
      const dav = await davClient(place)
      const token = await dav.lock('report.txt')
      const { question, locks } = await locked(place, path, uri, 'dav')
      place.check('owner text', locks[0]?.detail?.includes(davOwner.replace(/<[^>]*>/g, '')), true)
      const running = place.device.answer(question, 'wait', { lockWait: 60_000 })
      await wait(3000)
      place.check('UNLOCK', await dav.unlock('report.txt', token), 204)
      await saved(place, await running, uri)
    },
  },
  {
    name: 'in use by WebDAV: released',
    did: 'a WebDAV client locked the file; the question was answered with "Release lock"',
    expected: 'ours is saved, and the WebDAV client has no lock any more',
    async run(place) {
      const { uri, path } = await begun(place)
      const dav = await davClient(place)
      const token = await dav.lock('report.txt')
      const { question } = await locked(place, path, uri, 'dav')
      await saved(place, await place.device.answer(question, 'release-lock'), uri)
      place.check('UNLOCK afterwards', await dav.unlock('report.txt', token), 409)
    },
  },
  {
    name: 'in use by WebDAV: saved next to it',
    did: 'a WebDAV client locked the file; the question was answered with "save next to it"',
    expected: 'the locked file keeps its content; ours gets a name of its own',
    async run(place) {
      const { uri, path } = await begun(place)
      const dav = await davClient(place)
      const token = await dav.lock('report.txt')
      const { question } = await locked(place, path, uri, 'dav')
      place.check('result', stateOf(await place.device.answer(question, 'create')), 'done: saved')
      place.note('names in the folder', await place.somebody.names(place.folder))
      await dav.unlock('report.txt', token)
      await place.checkServer(uri, 'base', ['base'])
      const [copy] = (await place.somebody.names(place.folder)).filter((name) => name !== 'report.txt')
      assert.match((await place.holds(place.uri(copy ?? ''))) ?? 'nothing', /^ours /)
    },
  },
  {
    name: 'in use by WebDAV: its folder',
    did: 'a WebDAV client locked the folder of the file; the question was answered with "wait"; it unlocked',
    expected: 'a question that names the folder as what is locked; then ours',
    async run(place) {
      const uri = place.uri('Folder', 'report.txt')
      await place.theirs(uri, 'the content both began with', 'base')
      const path = await place.file('report.txt', 'what this computer has made of it')
      const dav = await davClient(place)
      const token = await dav.lock('Folder')
      const { question, locks } = await locked(place, path, uri, 'dav')
      place.check('locked', locks[0]?.uri, place.uri('Folder'))
      const running = place.device.answer(question, 'wait', { lockWait: 60_000 })
      await wait(1500)
      place.check('UNLOCK', await dav.unlock('Folder', token), 204)
      await saved(place, await running, uri)
    },
  },
  {
    name: 'in use by the web editor: waited for',
    did: 'the web editor locked the file (WOPI LOCK); "wait"; the editor saved and unlocked; the next question was answered with "replace"',
    expected:
      "a question that names the editor; nothing is stored while it is held; then a question about the editor's version; then ours over it",
    async run(place) {
      const { uri, path, base } = await begun(place)
      const office = await webOffice(place, uri, base.id)
      place.check('LOCK', await office.lock('lock-1'), 200)
      const { question } = await locked(place, path, uri, 'viewer')
      const running = place.device.answer(question, 'wait', { lockWait: 60_000 })
      await wait(1500)
      place.known('of the editor', 'what the editor made of it')
      place.check('the editor saves', await office.save('lock-1', 'what the editor made of it'), 200)
      place.check('UNLOCK', await office.unlock('lock-1'), 200)
      const next = await running
      place.check('asked next', stateOf(next), 'asks: stale')
      place.check('bytes sent after the first question', place.wire.contentBytes(), 0)
      place.check('result', stateOf(await place.device.answer(next, 'replace')), 'done: saved')
      await place.checkServer(uri, 'ours', ['ours', 'of the editor', 'base'])
    },
  },
  {
    name: 'in use by the web editor: released',
    did: 'the web editor locked the file; the question was answered with "Release lock"; then the editor unlocked',
    expected: 'ours is saved, and the editor has no lock any more',
    async run(place) {
      const { uri, path, base } = await begun(place)
      const office = await webOffice(place, uri, base.id)
      place.check('LOCK', await office.lock('lock-2'), 200)
      const { question } = await locked(place, path, uri, 'viewer')
      await saved(place, await place.device.answer(question, 'release-lock'), uri)
      place.check('UNLOCK afterwards', await office.unlock('lock-2'), 409)
    },
  },
]
