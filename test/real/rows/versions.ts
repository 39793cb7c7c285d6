import assert from 'node:assert/strict'
import { move, trash } from '../../../src/core/cloudreve/files.ts'
import { redo } from '../../../src/core/services/redo.ts'
import { undo } from '../../../src/core/services/undo.ts'
import { removeVersion, restoreVersion } from '../../../src/core/services/versions.ts'
import { stateOf, type Device } from '../harness/device.ts'
import type { Place } from '../harness/place.ts'
import type { Row } from '../harness/row.ts'

/** Takes back this device's last change of the file. */
export function undoOn({ core, connection }: Device, uri: string) {
  const { store, clock, safety, profile } = core
  return undo({ store, clock, safety, spool: profile.spool }, connection, uri)
}

async function replaced(place: Place) {
  const uri = place.uri('report.txt')
  const base = await place.theirs(uri, 'the content both began with', 'base')
  const path = await place.file('report.txt', 'what this computer has made of it')
  place.check('replace', stateOf(await place.device.put(path, uri)), 'done: saved')
  await place.checkServer(uri, 'ours', ['ours', 'base'])
  return { uri, base }
}

async function lastChange({ device }: Place, fileId: string) {
  const { account } = device.connection
  const rows = await device.core.store.history.list({ account, fileId, limit: 10 })
  const row = rows.find(({ result }) => result === 'replaced')
  if (!row) throw new Error('the history has no replace')
  return row
}

export const versions: readonly Row[] = [
  {
    name: 'undo and redo of a replace',
    did: 'a file was replaced; the replace was taken back, brought back, and taken back again',
    expected: 'base, ours, base is current; both versions stay all the time, no byte is sent',
    async run(place) {
      const { uri, base } = await replaced(place)
      place.wire.mark()
      place.check('undo', (await undoOn(place.device, uri)).kind, 'version')
      await place.checkServer(uri, 'base', ['ours', 'base'])
      await redo(place.device.core, place.device.connection, await lastChange(place, base.id))
      await place.checkServer(uri, 'ours', ['ours', 'base'])
      place.check('undo again', (await undoOn(place.device, uri)).kind, 'version')
      await place.checkServer(uri, 'base', ['ours', 'base'])
      place.check('bytes sent', place.wire.contentBytes(), 0)
    },
  },
  {
    name: 'undo too late',
    did: 'a file was replaced; somebody else saved over it; then the replace was to be taken back',
    expected: 'refused as too late; theirs stays',
    async run(place) {
      const { uri } = await replaced(place)
      await place.theirs(uri, 'what somebody else has made of it')
      await assert.rejects(undoOn(place.device, uri), { code: 'undo-too-late' })
      place.note('undo', 'refused: undo-too-late')
      await place.checkServer(uri, 'theirs', ['theirs', 'ours', 'base'])
    },
  },
  {
    name: 'undo of a new file',
    did: 'a new file was saved and taken back, then brought back',
    expected: 'it lies in the trash, then it is back with the same content',
    async run(place) {
      const uri = place.uri('new.txt')
      const path = await place.file('new.txt', 'what this computer has made')
      place.check('create', stateOf(await place.device.put(path, uri)), 'done: saved')
      const made = await place.somebody.look({ uri })
      place.check('undo', (await undoOn(place.device, uri)).kind, 'trash')
      place.check('there', await place.holds(uri), null)
      const { account } = place.device.connection
      const rows = await place.device.core.store.history.list({ account, fileId: made?.id ?? '', limit: 10 })
      const row = rows.find(({ result }) => result === 'created')
      assert.ok(row)
      await redo(place.device.core, place.device.connection, row)
      await place.checkServer(uri, 'ours', ['ours'])
    },
  },
  {
    name: 'restore of an old version, with undo',
    did: 'a file with three versions of somebody else; the oldest was restored, then that was taken back',
    expected:
      'the oldest is current, then the newest again; all stay, no byte is sent; restored over another version than was shown is refused',
    async run(place) {
      const uri = place.uri('report.txt')
      const first = await place.theirs(uri, 'first content', 'first')
      const second = await place.theirs(uri, 'second content', 'second')
      const third = await place.theirs(uri, 'third content', 'third')
      const { core, connection } = place.device
      const late = restoreVersion(core, connection, uri, first.primary_entity, second.primary_entity)
      await assert.rejects(late, { code: 'conflict' })
      place.note('restored over a version that is not current', 'refused: conflict')
      const { covered } = await restoreVersion(
        core,
        connection,
        uri,
        first.primary_entity,
        third.primary_entity,
      )
      place.check('covered', covered, null)
      await place.checkServer(uri, 'first', ['third', 'second', 'first'])
      place.check('undo', (await undoOn(place.device, uri)).kind, 'version')
      await place.checkServer(uri, 'third', ['third', 'second', 'first'])
      place.check('bytes sent', place.wire.contentBytes(), 0)
    },
  },
  {
    name: 'an old version deleted',
    did: 'a file with three versions; the middle one was deleted, then the current one was to be',
    expected: 'two versions are left; deleting the current one is refused',
    async run(place) {
      const uri = place.uri('report.txt')
      await place.theirs(uri, 'first content', 'first')
      const second = await place.theirs(uri, 'second content', 'second')
      const third = await place.theirs(uri, 'third content', 'third')
      const { core, connection } = place.device
      await removeVersion(core, connection, uri, second.primary_entity, third.primary_entity)
      await place.checkServer(uri, 'third', ['third', 'first'])
      const current = removeVersion(core, connection, uri, third.primary_entity, third.primary_entity)
      await assert.rejects(current, { code: 'version-is-current' })
      place.note('deleting the current one', 'refused: version-is-current')
    },
  },
  {
    name: 'a replace after a restore',
    did: 'a file was replaced and the replace taken back; then the local file was saved once more and sent',
    expected: 'no question: what is current was chosen here; ours lies on top',
    async run(place) {
      const { uri } = await replaced(place)
      await undoOn(place.device, uri)
      const path = await place.file('report.txt', 'made once more on this computer', 'ours again')
      place.check('result', stateOf(await place.device.put(path, uri)), 'done: saved')
      await place.checkServer(uri, 'ours again', ['ours again', 'ours', 'base'])
    },
  },
  {
    name: 'out of the trash into another folder',
    did: 'a replaced file was put into the trash, and out of it into another folder',
    expected: 'the same file with its versions in the other folder; undo of the replace still works there',
    async run(place) {
      const { uri, base } = await replaced(place)
      const { api } = place.device.connection
      await place.somebody.makeFolder(place.uri('Other'))
      await trash(api, [uri])
      const lying = await place.somebody.look({ id: base.id })
      place.check('in the trash', lying?.path.startsWith('cloudreve://trash/'), true)
      await move(api, [lying?.path ?? ''], place.uri('Other'))
      const back = await place.somebody.look({ id: base.id })
      place.check('now at', back?.path, place.uri('Other', 'report.txt'))
      await place.checkServer(place.uri('Other', 'report.txt'), 'ours', ['ours', 'base'])
      place.check('undo', (await undoOn(place.device, place.uri('Other', 'report.txt'))).kind, 'version')
      await place.checkServer(place.uri('Other', 'report.txt'), 'base', ['ours', 'base'])
    },
  },
]
