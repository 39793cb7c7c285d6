import { expect, test } from 'vitest'
import type { Decision } from '../../../src/shared/model/index.ts'
import { decisionsFor } from '../../../src/core/domain/decisions.ts'
import { conflictOf, nothing, textOf, World } from './world.ts'

const uri = 'cloudreve://my/report.txt'
const copy = 'cloudreve://my/report 2.txt'

/** The file was replaced by somebody else after the transfer was planned. */
async function stale() {
  const world = await World.open()
  await world.other.save(uri, Buffer.from('old'))
  const path = await world.local('report.txt', 'ours')
  const transfer = await world.plan(path, uri)
  await world.other.save(uri, Buffer.from('theirs'))
  const asked = await world.run(transfer)
  const conflict = conflictOf(asked)
  if (conflict.kind !== 'stale') throw new Error(conflict.kind)
  return { world, path, asked, conflict, over: conflict.current.id }
}

test('a newer version on the server is a question with both sides, and nothing is sent', async () => {
  const { world, asked, conflict } = await stale()
  expect(conflict.current.id).toBe(world.server.ledger.current(uri)?.versionId)
  expect(conflict).toMatchObject({ base: { size: 3 }, current: { size: 6 }, between: [], undoable: true })
  expect(world.contentBytes()).toBe(6)
  // It survives the end of the process, and running it again changes nothing.
  await world.restart()
  expect(await world.run(asked)).toEqual(asked)
  expect(decisionsFor(conflict).map(({ kind }) => kind)).toEqual(['create', 'replace', 'keep-remote'])
})

test('replace: over the version that was shown, and only that one', async () => {
  const { world, asked, over } = await stale()
  const decided = await world.decide(asked, { kind: 'replace', over })
  expect(textOf(await world.run(decided))).toBe('done saved')
  expect(await world.content(uri)).toBe('ours')
  const [, theirs, ours] = world.server.ledger.entries
  expect(ours?.base).toBe(theirs?.versionId)
})

test('a third writer during the question: the answer raises the next one instead of replacing what nobody saw', async () => {
  const { world, asked, over } = await stale()
  await world.other.save(uri, Buffer.from('a third one'))
  world.mark()
  const again = await world.run(await world.decide(asked, { kind: 'replace', over }))
  expect(conflictOf(again)).toMatchObject({ kind: 'stale', current: { size: 11 } })
  expect(world.contentBytes()).toBe(0)
  // An answer to the question before is no answer to this one.
  await expect(
    world.core.engine.decide(asked.id, conflictOf(asked).revision, { kind: 'replace', over }),
  ).rejects.toThrow()
  expect(await world.content(uri)).toBe('a third one')
})

test('create: next to it, theirs stays', async () => {
  const { world, asked } = await stale()
  const decided = await world.decide(asked, {
    kind: 'create',
    folder: await world.root(),
    name: 'report 2.txt',
  })
  expect(textOf(await world.run(decided))).toBe('done saved')
  expect([await world.content(uri), await world.content(copy)]).toEqual(['theirs', 'ours'])
})

test('create, and the name is taken meanwhile: the next question, with a folder or with a file there', async () => {
  const { world, asked } = await stale()
  const decided = await world.decide(asked, {
    kind: 'create',
    folder: await world.root(),
    name: 'report 2.txt',
  })
  await world.other.save(copy, Buffer.from('taken'))
  world.mark()
  const taken = await world.run(decided)
  expect(conflictOf(taken)).toMatchObject({ kind: 'taken', match: 'same', version: { size: 5 } })
  expect(world.contentBytes()).toBe(0)
  const conflict = conflictOf(taken)
  if (conflict.kind !== 'taken' || !conflict.version) throw new Error('no version')
  const over = await world.decide(taken, { kind: 'replace', over: conflict.version.id })
  expect(textOf(await world.run(over))).toBe('done saved')
  expect(await world.content(copy)).toBe('ours')
})

test('a new name that is a folder: asked, and nothing is sent', async () => {
  const world = await World.open()
  const path = await world.local('Docs', 'ours')
  const transfer = await world.plan(path, 'cloudreve://my/Docs')
  await world.other.call(
    'POST',
    '/file/create',
    JSON.stringify({ uri: 'cloudreve://my/Docs', type: 'folder' }),
  )
  const asked = await world.run(transfer)
  expect(conflictOf(asked)).toMatchObject({ kind: 'taken', match: 'folder', version: null })
})

test('keep-remote: done, and nothing is sent', async () => {
  const { world, asked } = await stale()
  world.mark()
  const declined = await world.decide(asked, { kind: 'keep-remote' })
  expect(textOf(await world.run(declined))).toBe('done declined')
  expect(await world.content(uri)).toBe('theirs')
  expect(world.requests()).toEqual([])
})

test('merged: the merge goes over the version it was made from', async () => {
  const { world, asked, over } = await stale()
  const source = await world.local('merge.txt', 'ours and theirs')
  expect(textOf(await world.run(await world.decide(asked, { kind: 'merged', source, over })))).toBe(
    'done saved',
  )
  expect(await world.content(uri)).toBe('ours and theirs')
})

test('an answer that was not offered, or names another version, is refused and changes nothing', async () => {
  const { world, asked } = await stale()
  const wrong: Decision[] = [
    { kind: 'wait' },
    { kind: 'release-lock' },
    { kind: 'accept-guard' },
    { kind: 'replace', over: 'another' },
    { kind: 'bring-back', version: 'another' },
  ]
  for (const decision of wrong) {
    await expect(world.decide(asked, decision)).rejects.toMatchObject({ code: 'conflict' })
  }
  expect(await world.core.store.transfers.get(asked.id)).toEqual(asked)
})

test('a version of our own in between is not asked about', async () => {
  const world = await World.open()
  await world.other.save(uri, Buffer.from('old'))
  const path = await world.local('report.txt', 'first')
  const seen = world.server.ledger.current(uri)?.versionId
  await world.put(path, uri)
  await world.local('report.txt', 'second')
  const again = await world.plan(path, uri, seen)
  expect(textOf(await world.run(again))).toBe('done saved')
  expect(await world.content(uri)).toBe('second')
})

test('a version that is newer than the local file, and of nobody known, is asked about', async () => {
  const world = await World.open()
  const path = await world.local('report.txt', 'ours')
  world.clock.slept += 10_000
  await world.other.save(uri, Buffer.from('old'))
  const asked = await world.put(path, uri)
  expect(conflictOf(asked)).toMatchObject({ kind: 'stale', base: null })
  expect(world.contentBytes()).toBe(0)
})

test('the same bytes again: nothing is sent; the same size with other bytes is', async () => {
  const world = await World.open()
  await world.other.save(uri, Buffer.from('old'))
  const path = await world.local('report.txt', 'ours')
  await world.put(path, uri)
  await world.touch(path)
  expect(textOf(await world.put(path, uri))).toBe('done identical')
  expect(world.contentBytes()).toBe(0)
  await world.local('report.txt', 'OURS')
  expect(textOf(await world.put(path, uri))).toBe('done saved')
  expect(await world.content(uri)).toBe('OURS')
  expect(world.leftovers()).toEqual(nothing)
})
