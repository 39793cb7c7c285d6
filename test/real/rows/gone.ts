import { asked, stateOf } from '../harness/device.ts'
import type { Place } from '../harness/place.ts'
import type { Row } from '../harness/row.ts'

/** A replace is planned; what happens to the file then is up to the row. */
async function planned(place: Place) {
  const uri = place.uri('report.txt')
  const base = await place.theirs(uri, 'the content both began with', 'base')
  const path = await place.file('report.txt', 'what this computer has made of it')
  const other = place.uri('Other')
  await place.somebody.makeFolder(other)
  return { uri, base, other, transfer: await place.device.plan(path, uri) }
}

function unsent(place: Place): void {
  place.check('bytes sent before the answer', place.wire.contentBytes(), 0)
}

export const gone: readonly Row[] = [
  {
    name: 'deleted, in the trash: restored and replaced',
    did: 'somebody put the file into the trash; the question was answered with "restore and replace"',
    expected: 'asked before any byte; the same file is back with ours over what it held',
    async run(place) {
      const { uri, base, transfer } = await planned(place)
      await place.somebody.trash(uri)
      const question = await place.device.run(transfer)
      place.check('in the trash', asked(question, 'gone').inTrash !== null, true)
      unsent(place)
      const done = await place.device.answer(question, 'restore-and-replace')
      place.check('result', stateOf(done), 'done: saved')
      place.check('same file', (await place.somebody.look({ uri }))?.id === base.id, true)
      await place.checkServer(uri, 'ours', ['ours', 'base'])
    },
  },
  {
    name: 'deleted, in the trash: created anew',
    did: 'somebody put the file into the trash; the question was answered with "save as a new file"',
    expected: 'a new file with ours; the old one stays in the trash',
    async run(place) {
      const { uri, base, transfer } = await planned(place)
      await place.somebody.trash(uri)
      const question = await place.device.run(transfer)
      unsent(place)
      place.check('result', stateOf(await place.device.answer(question, 'create')), 'done: saved')
      await place.checkServer(uri, 'ours', ['ours'])
      const old = await place.somebody.look({ id: base.id })
      place.check('the old file', old?.path.split('/').slice(0, 3).join('/'), 'cloudreve://trash')
    },
  },
  {
    name: 'deleted for good: created anew',
    did: 'somebody deleted the file for good; the question was answered with "save as a new file"',
    expected: 'asked before any byte; then a new file with ours',
    async run(place) {
      const { uri, transfer } = await planned(place)
      await place.somebody.deleteForGood(uri)
      const question = await place.device.run(transfer)
      place.check('in the trash', asked(question, 'gone').inTrash, null)
      unsent(place)
      place.check('result', stateOf(await place.device.answer(question, 'create')), 'done: saved')
      await place.checkServer(uri, 'ours', ['ours'])
    },
  },
  {
    name: 'moved: followed',
    did: 'somebody moved the file to another folder; the question was answered with "follow"',
    expected: 'asked before any byte; ours at the new place, nothing at the old one',
    async run(place) {
      const { uri, other, transfer } = await planned(place)
      await place.somebody.move(uri, other)
      const question = await place.device.run(transfer)
      place.check('moved to', asked(question, 'moved').to.uri, `${other}/report.txt`)
      unsent(place)
      place.check('result', stateOf(await place.device.answer(question, 'follow')), 'done: saved')
      await place.checkServer(`${other}/report.txt`, 'ours', ['ours', 'base'])
      place.check('at the old place', await place.holds(uri), null)
    },
  },
  {
    name: 'renamed: followed',
    did: 'somebody renamed the file; the question was answered with "follow"',
    expected: 'asked before any byte; ours under the new name, nothing under the old one',
    async run(place) {
      const { uri, transfer } = await planned(place)
      await place.somebody.rename(uri, 'final.txt')
      const question = await place.device.run(transfer)
      place.check('renamed to', asked(question, 'moved').to.uri, place.uri('final.txt'))
      unsent(place)
      place.check('result', stateOf(await place.device.answer(question, 'follow')), 'done: saved')
      await place.checkServer(place.uri('final.txt'), 'ours', ['ours', 'base'])
      place.check('at the old place', await place.holds(uri), null)
    },
  },
  {
    name: 'moved and changed: followed',
    did: 'somebody moved the file and saved it there; "follow", then "replace"',
    expected: 'two questions before any byte; then ours over theirs',
    async run(place) {
      const { uri, other, transfer } = await planned(place)
      await place.somebody.move(uri, other)
      await place.theirs(`${other}/report.txt`, 'theirs at the new place')
      const next = await place.device.answer(await place.device.run(transfer), 'follow')
      place.check('asked next', stateOf(next), 'asks: stale')
      unsent(place)
      place.check('result', stateOf(await place.device.answer(next, 'replace')), 'done: saved')
      await place.checkServer(`${other}/report.txt`, 'ours', ['ours', 'theirs', 'base'])
    },
  },
  {
    name: 'the folder of a file to be replaced is in the trash',
    did: 'somebody put the folder of the file into the trash',
    expected: 'a question, no byte, and the folder is not made again behind the back',
    async run(place) {
      const folder = place.uri('Gone')
      await place.theirs(place.uri('Gone', 'report.txt'), 'the content both began with', 'base')
      const path = await place.file('report.txt', 'what this computer has made of it')
      const transfer = await place.device.plan(path, place.uri('Gone', 'report.txt'))
      await place.somebody.trash(folder)
      place.check('asked', stateOf(await place.device.run(transfer)), 'asks: gone')
      unsent(place)
      place.check('names in the folder above', await place.somebody.names(place.folder), [])
    },
  },
  {
    name: 'the folder of a new file is gone',
    did: 'a new file was planned into a folder that somebody then deleted; another place was chosen',
    expected: 'a question, no byte; then ours at the chosen place, and the folder is not made again',
    async run(place) {
      const { folder, transfer } = await newFile(place)
      await place.somebody.deleteForGood(folder)
      const question = await place.device.run(transfer)
      place.check('moved to', asked(question, 'folder-gone').movedTo, null)
      unsent(place)
      const other = await place.somebody.makeFolder(place.uri('Other'))
      const { account } = place.device.connection
      const chosen = { folder: { account, id: other.id, uri: other.path }, name: 'new.txt' }
      place.check('result', stateOf(await place.device.answer(question, 'create', { chosen })), 'done: saved')
      await place.checkServer(place.uri('Other', 'new.txt'), 'ours', ['ours'])
      place.check('names in the folder above', await place.somebody.names(place.folder), ['Other'])
    },
  },
  {
    name: 'the folder of a new file has moved',
    did: 'a new file was planned into a folder that somebody then renamed; the answer was "save there"',
    expected:
      'a question that names the new place, no byte; then ours there, and the old folder is not made again',
    async run(place) {
      const { folder, transfer } = await newFile(place)
      await place.somebody.rename(folder, 'Renamed')
      const question = await place.device.run(transfer)
      place.check('moved to', asked(question, 'folder-gone').movedTo?.uri, place.uri('Renamed'))
      unsent(place)
      place.check('result', stateOf(await place.device.answer(question, 'create')), 'done: saved')
      await place.checkServer(place.uri('Renamed', 'new.txt'), 'ours', ['ours'])
      place.check('names in the folder above', await place.somebody.names(place.folder), ['Renamed'])
    },
  },
]

async function newFile(place: Place) {
  const folder = place.uri('Folder')
  await place.somebody.makeFolder(folder)
  const path = await place.file('new.txt', 'what this computer has made')
  return { folder, transfer: await place.device.plan(path, `${folder}/new.txt`) }
}
