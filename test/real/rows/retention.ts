import assert from 'node:assert/strict'
import { droppedByNext } from '../../../src/core/domain/undo.ts'
import { fileVersions, restoreVersion } from '../../../src/core/services/versions.ts'
import { stateOf, type Device } from '../harness/device.ts'
import type { Place } from '../harness/place.ts'
import type { Row } from '../harness/row.ts'
import { undoOn } from './versions.ts'

/** A device that reads the setting after it was changed; both are put back. */
async function keeping(place: Place, setting: Record<string, unknown>): Promise<Device> {
  await place.bench.keepVersions(setting)
  place.cleanUp(() => place.bench.keepVersions({}))
  const device = await place.bench.anotherDevice()
  place.cleanUp(() => device.close())
  return device
}

async function threeVersions(place: Place) {
  const uri = place.uri('report.txt')
  const ids = new Map<string, string>()
  for (const called of ['first', 'second', 'third'])
    ids.set((await place.theirs(uri, `${called} content`, called)).primary_entity, called)
  return { uri, ids }
}

async function nextToGo({ core, connection }: Device, uri: string): Promise<string[]> {
  const { entry, versions } = await fileVersions(core, connection, uri)
  const retention = await connection.retention()
  return [...droppedByNext({ retention, name: entry.name, versions })]
}

export const retention: readonly Row[] = [
  {
    name: 'retention: what goes next',
    did: 'three versions are kept and three are there; a replace was made',
    expected: 'the oldest was announced as the next to go, and it is the one that went; undo is there',
    async run(place) {
      const device = await keeping(place, { version_retention_max: 3 })
      const { uri, ids } = await threeVersions(place)
      const announced = (await nextToGo(device, uri)).map((id) => ids.get(id))
      place.check('announced', announced, ['first'])
      const path = await place.file('report.txt', 'what this computer has made of it')
      place.check('replace', stateOf(await device.put(path, uri)), 'done: saved')
      await place.checkServer(uri, 'ours', ['ours', 'third', 'second'])
      place.check('undo', (await undoOn(device, uri)).kind, 'version')
      await place.checkServer(uri, 'third', ['ours', 'third', 'second'])
    },
  },
  {
    name: 'retention: a restored version is the next to go, and a safety copy is made',
    did: 'three versions are kept; the oldest was restored; a replace was made and taken back',
    expected:
      'the restored one was announced as next, the server drops it, and the undo sends it again from the safety copy',
    async run(place) {
      const device = await keeping(place, { version_retention_max: 3 })
      const { uri, ids } = await threeVersions(place)
      const [first = ''] = ids.keys()
      await restoreVersion(device.core, device.connection, uri, first)
      await place.checkServer(uri, 'first', ['third', 'second', 'first'])
      place.check(
        'announced',
        (await nextToGo(device, uri)).map((id) => ids.get(id)),
        ['first'],
      )
      const path = await place.file('report.txt', 'what this computer has made of it')
      place.check('replace', stateOf(await device.put(path, uri)), 'done: saved')
      await place.checkServer(uri, 'ours', ['ours', 'third', 'second'])
      place.check('said', device.notices(), [])
      const undone = await undoOn(device, uri)
      place.check('undo', undone.kind, 'send')
      assert.ok(undone.kind === 'send')
      const back = await device.run(await device.add([undone.transfer]))
      place.check('sent again', stateOf(back), 'done: saved')
      await place.checkServer(uri, 'first', ['first', 'ours', 'third'])
    },
  },
  {
    name: 'retention: undo not available',
    did: 'the server keeps no versions and safety copies are switched off; a replace was made',
    expected:
      'a question beforehand if it is stale says so; the replace says that there is no undo; undo is refused',
    async run(place) {
      const device = await keeping(place, { version_retention_enabled: false })
      await device.core.settings.set({ safetyCopies: false })
      const uri = place.uri('report.txt')
      await place.theirs(uri, 'the content both began with', 'base')
      const path = await place.file('report.txt', 'what this computer has made of it')
      const transfer = await device.plan(path, uri)
      await place.theirs(uri, 'what somebody else has made of it')
      const question = await device.run(transfer)
      const { state } = question
      const conflict =
        state.name === 'needs-decision' && state.conflict.kind === 'stale' ? state.conflict : null
      place.check('undo is promised in the question', conflict?.undoable, false)
      place.check('replace', stateOf(await device.answer(question, 'replace')), 'done: saved')
      place.check('said', device.notices(), ['no-undo'])
      await place.checkServer(uri, 'ours', ['ours'])
      await assert.rejects(undoOn(device, uri), { code: 'undo-nothing' })
      place.note('undo', 'refused: undo-nothing')
    },
  },
  {
    name: 'retention: off, with a safety copy',
    did: 'the server keeps no versions; a replace was made and taken back',
    expected: 'the server drops what was replaced; the undo sends it again',
    async run(place) {
      const device = await keeping(place, { version_retention_enabled: false })
      const uri = place.uri('report.txt')
      await place.theirs(uri, 'the content both began with', 'base')
      const path = await place.file('report.txt', 'what this computer has made of it')
      place.check('replace', stateOf(await device.put(path, uri)), 'done: saved')
      await place.checkServer(uri, 'ours', ['ours'])
      const undone = await undoOn(device, uri)
      place.check('undo', undone.kind, 'send')
      assert.ok(undone.kind === 'send')
      place.check('sent again', stateOf(await device.run(await device.add([undone.transfer]))), 'done: saved')
      await place.checkServer(uri, 'base', ['base'])
    },
  },
]
