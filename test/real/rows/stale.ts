import assert from 'node:assert/strict'
import { asked, stateOf } from '../harness/device.ts'
import type { Place } from '../harness/place.ts'
import type { Row } from '../harness/row.ts'

const saveOver = 'a file was looked at, then somebody else saved it'

/** Somebody else saves after the transfer was planned. */
async function meanwhileSaved(place: Place) {
  const uri = place.uri('report.txt')
  await place.theirs(uri, 'the content both began with', 'base')
  const path = await place.file('report.txt', 'what this computer has made of it')
  const transfer = await place.device.plan(path, uri)
  const theirs = await place.theirs(uri, 'what somebody else has made of it')
  place.wire.mark()
  const question = await place.device.run(transfer)
  const conflict = asked(question, 'stale')
  place.check('asked about', conflict.current.id === theirs.primary_entity ? 'theirs' : 'another', 'theirs')
  place.check('their origin', conflict.current.origin.kind, 'me-elsewhere')
  place.check('base is named', conflict.base?.size, 27)
  place.check('undo is promised', conflict.undoable, true)
  place.check('bytes sent before the answer', place.wire.contentBytes(), 0)
  return { uri, path, question }
}

export const stale: readonly Row[] = [
  {
    name: 'stale: replace',
    did: `${saveOver}; the question was answered with "replace"`,
    expected: 'asked before any byte; then ours over theirs, all three versions kept',
    async run(place) {
      const { uri, question } = await meanwhileSaved(place)
      const done = await place.device.answer(question, 'replace')
      place.check('result', stateOf(done), 'done: saved')
      place.check('bytes sent', place.wire.contentBytes(), 33)
      await place.checkServer(uri, 'ours', ['ours', 'theirs', 'base'])
    },
  },
  {
    name: 'stale: next to it',
    did: `${saveOver}; the question was answered with "save next to it"`,
    expected: 'theirs stays, ours gets a name of its own',
    async run(place) {
      const { uri, question } = await meanwhileSaved(place)
      const done = await place.device.answer(question, 'create')
      place.check('result', stateOf(done), 'done: saved')
      await place.checkServer(uri, 'theirs', ['theirs', 'base'])
      const names = await place.somebody.names(place.folder)
      place.note('names in the folder', names)
      const [copy] = names.filter((name) => name !== 'report.txt')
      assert.equal(names.length, 2)
      assert.match((await place.holds(place.uri(copy ?? ''))) ?? 'nothing', /^ours /)
    },
  },
  {
    name: "stale: keep the server's",
    did: `${saveOver}; the question was answered with "keep the server's"`,
    expected: 'theirs stays, no byte is sent',
    async run(place) {
      const { uri, question } = await meanwhileSaved(place)
      const done = await place.device.answer(question, 'keep-remote')
      place.check('result', stateOf(done), 'done: declined')
      place.check('bytes sent', place.wire.contentBytes(), 0)
      await place.checkServer(uri, 'theirs', ['theirs', 'base'])
    },
  },
  {
    name: 'stale: a third writer after the dialog',
    did: `${saveOver}; while the dialog was open a third one saved it; the answer was "replace", twice`,
    expected: 'a new question about the third version and no byte sent; then ours over the third',
    async run(place) {
      const { uri, question } = await meanwhileSaved(place)
      const third = await place.theirs(uri, 'what a third one has made of it', 'third')
      const again = await place.device.answer(question, 'replace')
      place.check('asked again', stateOf(again), 'asks: stale')
      const { current } = asked(again, 'stale')
      place.check('about', current.id === third.primary_entity ? 'third' : 'another', 'third')
      place.check('bytes sent before the second answer', place.wire.contentBytes(), 0)
      await place.checkServer(uri, 'third', ['third', 'theirs', 'base'])
      const done = await place.device.answer(again, 'replace')
      place.check('result', stateOf(done), 'done: saved')
      await place.checkServer(uri, 'ours', ['ours', 'third', 'theirs', 'base'])
    },
  },
  {
    name: 'stale: the open dialog learns of a third writer',
    did: `${saveOver}; while the dialog was open a third one saved it and the dialog looked again`,
    expected: 'the question is about the third version now, and an answer to the old question is refused',
    async run(place) {
      const { uri, question } = await meanwhileSaved(place)
      const before = asked(question, 'stale')
      const third = await place.theirs(uri, 'what a third one has made of it', 'third')
      const fresh = asked(await place.device.core.engine.refresh(question.id), 'stale')
      place.check('about', fresh.current.id === third.primary_entity ? 'third' : 'another', 'third')
      place.check('versions in between', fresh.between.length, 1)
      const late = { kind: 'replace', over: before.current.id } as const
      await assert.rejects(place.device.core.engine.decide(question.id, before.revision, late), {
        code: 'conflict',
      })
      place.note('answer to the old question', 'refused')
      place.check('bytes sent', place.wire.contentBytes(), 0)
      await place.checkServer(uri, 'third', ['third', 'theirs', 'base'])
    },
  },
  {
    name: 'stale: a merge',
    did: `${saveOver}; the question was answered with content merged of both`,
    expected: 'the merge lies over theirs',
    async run(place) {
      const { uri, question } = await meanwhileSaved(place)
      const conflict = asked(question, 'stale')
      const source = await place.file('merge.txt', 'what both have made of it', 'merge')
      const merged = { kind: 'merged', source, over: conflict.current.id } as const
      const { engine } = place.device.core
      const done = await place.device.run(await engine.decide(question.id, conflict.revision, merged))
      place.check('result', stateOf(done), 'done: saved')
      await place.checkServer(uri, 'merge', ['merge', 'theirs', 'base'])
    },
  },
]
