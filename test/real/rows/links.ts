import { rename, writeFile } from 'node:fs/promises'
import { setTimeout as wait } from 'node:timers/promises'
import { stateOf, type Device } from '../harness/device.ts'
import { Linked } from '../harness/linked.ts'
import type { Place } from '../harness/place.ts'
import type { Row } from '../harness/row.ts'

/** A device of its own, so that its links are the only ones. */
async function linked(place: Place, mode: 'on-save' | 'by-hand') {
  const device = await place.bench.anotherDevice()
  const links = { now: await Linked.open(device) }
  place.cleanUp(async () => {
    await links.now.close()
    await device.close()
  })
  const uri = place.uri('plan.txt')
  await place.theirs(uri, 'the content both began with', 'base')
  const path = await place.file('plan.txt', 'the content both began with', 'base')
  const id = await links.now.add(path, uri, { mode })
  place.wire.mark()
  return { device, links, uri, path, id }
}

/** As many editors save: another file is written, and renamed over the old one. */
async function save(place: Place, path: string, content: string, called: string): Promise<void> {
  await place.file('plan.txt~new', content, called)
  await rename(`${path}~new`, path)
}

/** Answers the question of a link, and lets it hear what came of it. */
async function answered(device: Device, links: Linked, id: string, ...given: Parameters<Device['answer']>) {
  const done = await device.answer(...given)
  await links.links.heard(id, done.id)
  return stateOf(done)
}

export const links: readonly Row[] = [
  {
    name: 'link: pushed by hand',
    did: 'a local file was linked to a remote one; it was saved and pushed, pushed again unchanged, saved and pushed once more',
    expected: 'each content once, the push without a change sends nothing; one version each',
    async run(place) {
      const { links, uri, path, id } = await linked(place, 'by-hand')
      await save(place, path, 'first save here', 'first')
      place.check('handed over', (await links.now.links.push(id)) !== null, true)
      await links.now.saved(id, 1)
      await place.checkServer(uri, 'first', ['first', 'base'])
      place.check('pushed unchanged', await links.now.links.push(id), null)
      await save(place, path, 'second save here', 'second')
      await links.now.links.push(id)
      await links.now.saved(id, 2)
      place.check('bytes sent', place.wire.contentBytes(), 15 + 16)
      await place.checkServer(uri, 'second', ['second', 'first', 'base'])
    },
  },
  {
    name: 'link: sent on save',
    did: 'a linked file was watched; it was saved as many editors do it (another file, renamed over it), then only touched',
    expected: 'within seconds one upload of the final content; the touch sends nothing',
    async run(place) {
      const { links, uri, path, id } = await linked(place, 'on-save')
      const begun = performance.now()
      await writeFile(path, 'half of i')
      await save(place, path, 'the whole of it', 'ours')
      await links.now.saved(id, 1)
      place.note('seconds', Math.round((performance.now() - begun) / 100) / 10)
      await place.touch(path)
      await wait(4000)
      await links.now.idle()
      place.check('requests with content', place.wire.contentRequests(), ['PUT /file/content: 15 B'])
      await place.checkServer(uri, 'ours', ['ours', 'base'])
    },
  },
  {
    name: 'link: somebody else saved meanwhile',
    did: 'somebody else saved the remote file; the linked local file was saved; the question was answered with "replace"; it was saved once more and pushed',
    expected: 'a question before any byte; then ours over theirs; the next push asks nothing',
    async run(place) {
      const { device, links, uri, path, id } = await linked(place, 'on-save')
      await place.theirs(uri, 'what somebody else has made of it')
      await save(place, path, 'first save here', 'first')
      const question = await links.now.question(id)
      place.check('asked', stateOf(question), 'asks: stale')
      place.check('bytes sent before the answer', place.wire.contentBytes(), 0)
      place.check('result', await answered(device, links.now, id, question, 'replace'), 'done: saved')
      await save(place, path, 'second save here', 'second')
      await links.now.links.push(id)
      await links.now.saved(id, 2)
      await place.checkServer(uri, 'second', ['second', 'first', 'theirs', 'base'])
    },
  },
  {
    name: 'link: the remote file was renamed and moved',
    did: 'somebody renamed the remote file and moved it; the linked local file was saved',
    expected: 'the link follows its file by its id, without a question',
    async run(place) {
      const { links, uri, path, id } = await linked(place, 'on-save')
      await place.somebody.makeFolder(place.uri('Other'))
      await place.somebody.rename(uri, 'final.txt')
      await place.somebody.move(place.uri('final.txt'), place.uri('Other'))
      await save(place, path, 'saved here', 'ours')
      await links.now.saved(id, 1)
      await place.checkServer(place.uri('Other', 'final.txt'), 'ours', ['ours', 'base'])
      place.check('at the old place', await place.holds(uri), null)
      place.check('the link leads to', links.now.links.get(id).row.file.uri, place.uri('Other', 'final.txt'))
    },
  },
  {
    name: 'link: the remote file is in the trash',
    did: 'somebody put the remote file into the trash; the linked local file was saved; "restore and replace"',
    expected: 'a question before any byte; then the same file is back with ours',
    async run(place) {
      const { device, links, uri, path, id } = await linked(place, 'on-save')
      await place.somebody.trash(uri)
      await save(place, path, 'saved here', 'ours')
      const question = await links.now.question(id)
      place.check('asked', stateOf(question), 'asks: gone')
      place.check('bytes sent before the answer', place.wire.contentBytes(), 0)
      place.check(
        'result',
        await answered(device, links.now, id, question, 'restore-and-replace'),
        'done: saved',
      )
      await place.checkServer(uri, 'ours', ['ours', 'base'])
    },
  },
  {
    name: 'link: changed while no process ran',
    did: 'the process ended; the linked local file was saved; a new process began',
    expected: 'the new process finds it and sends it once',
    async run(place) {
      const { device, links, uri, path, id } = await linked(place, 'on-save')
      await links.now.close()
      await save(place, path, 'saved while nobody looked', 'ours')
      await device.restart()
      links.now = await Linked.open(device)
      await links.now.saved(id, 1)
      place.check('requests with content', place.wire.contentRequests(), ['PUT /file/content: 25 B'])
      await place.checkServer(uri, 'ours', ['ours', 'base'])
    },
  },
  {
    name: "link: does not push out another's version",
    did: 'three versions are kept; the link saved twice over a version of somebody else and was to save a third time; the question was answered with "thin out"',
    expected: "asked before the server would drop theirs; then one of the link's own versions goes instead",
    async run(place) {
      await place.bench.keepVersions({ version_retention_max: 3 })
      place.cleanUp(() => place.bench.keepVersions({}))
      const { device, links, uri, path, id } = await linked(place, 'by-hand')
      for (const [number, called] of ['first', 'second'].entries()) {
        await save(place, path, `${called} save here`, called)
        await links.now.links.push(id)
        await links.now.saved(id, number + 1)
      }
      await place.checkServer(uri, 'second', ['second', 'first', 'base'])
      await save(place, path, 'third save here', 'third')
      await links.now.links.push(id)
      const question = await links.now.question(id)
      place.check('asked', stateOf(question), 'asks: pushes-out')
      place.check('result', await answered(device, links.now, id, question, 'thin-out'), 'done: saved')
      await place.checkServer(uri, 'third', ['third', 'second', 'base'])
      await save(place, path, 'fourth save here', 'fourth')
      await links.now.links.push(id)
      await links.now.saved(id, 4)
      await place.checkServer(uri, 'fourth', ['fourth', 'third', 'base'])
    },
  },
]
