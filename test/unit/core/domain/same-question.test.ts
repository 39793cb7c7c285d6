import { expect, it } from 'vitest'
import { isSameQuestion } from '../../../../src/core/domain/same-question.ts'
import type { ConflictFacts } from '../../../../src/shared/model/index.ts'
import { file, lock, version } from './samples.ts'

const there = file('f2', 'cloudreve://my/Docs/plan.docx')
const byBen = { ...version('v3'), origin: { kind: 'user', id: 'b', name: 'Ben' } } as const
const stale: ConflictFacts = {
  kind: 'stale',
  base: null,
  current: version('v3'),
  between: [],
  undoable: true,
}
const taken: ConflictFacts = {
  kind: 'taken',
  by: there,
  version: version('w1'),
  match: 'case',
  undoable: true,
}
const inTrash = { uri: 'cloudreve://trash/x', version: version('v1') }

it.each<[string, ConflictFacts, ConflictFacts]>([
  ['the author has become known', stale, { ...stale, current: byBen }],
  ['a lock was tried again', locked('a'), locked('b')],
  [
    'space was freed, and not enough',
    { kind: 'no-space', need: 9, free: 1 },
    { kind: 'no-space', need: 9, free: 2 },
  ],
  ['nothing has changed', taken, { ...taken }],
])('the same question: %s', (_, before, now) => {
  expect(isSameQuestion(before, now)).toBe(true)
})

it.each<[string, ConflictFacts, ConflictFacts]>([
  ['somebody has saved again', stale, { ...stale, current: version('v4') }],
  ['versions are no longer kept', stale, { ...stale, undoable: false }],
  ['it was deleted meanwhile', stale, { kind: 'gone', inTrash: null }],
  ['it was moved to the trash meanwhile', { kind: 'gone', inTrash: null }, { kind: 'gone', inTrash }],
  ['the other file has other content', taken, { ...taken, version: version('w2') }],
  ['another file has the name', taken, { ...taken, by: file('f9', there.uri) }],
  [
    'the folder is somewhere else again',
    { kind: 'folder-gone', movedTo: there },
    { kind: 'folder-gone', movedTo: null },
  ],
  ['somebody else has the file open', locked('a'), { kind: 'locked', locks: [lock('dav', 'a')] }],
  [
    'the other one is smaller now',
    { kind: 'guard', guard: 'shrunk', remoteSize: 9, localSize: 1 },
    { kind: 'guard', guard: 'shrunk', remoteSize: 8, localSize: 1 },
  ],
  [
    'another version would be pushed out',
    { kind: 'pushes-out', others: [version('v1')], canThinOut: true },
    { kind: 'pushes-out', others: [version('v2')], canThinOut: true },
  ],
])('another question: %s', (_, before, now) => {
  expect(isSameQuestion(before, now)).toBe(false)
})

function locked(token: string): ConflictFacts {
  return { kind: 'locked', locks: [lock('viewer', token)] }
}
