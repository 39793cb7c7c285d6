import { describe, expect, it } from 'vitest'
import { decisionsFor, isAllowed } from '../../../../src/core/domain/decisions.ts'
import type { ConflictFacts, Decision, DecisionKind } from '../../../../src/shared/model/index.ts'
import { file, lock, version } from './samples.ts'

const folder = file('folder', 'cloudreve://my/Docs')
const there = file('f2', 'cloudreve://my/Docs/plan.docx')
const moved = file('f1', 'cloudreve://my/Old/plan.docx')

const stale: ConflictFacts = {
  kind: 'stale',
  base: version('v1'),
  current: version('v3'),
  between: [version('v2')],
  undoable: true,
}
const taken: ConflictFacts = {
  kind: 'taken',
  by: there,
  version: version('w1'),
  match: 'same',
  undoable: true,
}
const gone: ConflictFacts = {
  kind: 'gone',
  inTrash: { uri: 'cloudreve://trash/x', version: version('v1') },
}
const locked: ConflictFacts = { kind: 'locked', locks: [lock('viewer', 'a'), lock('upload', 'b')] }
const guard: ConflictFacts = { kind: 'guard', guard: 'empty', remoteSize: 9, localSize: 0 }
const covered: ConflictFacts = { kind: 'covered', by: version('v2'), ours: version('v3') }
const pushesOut: ConflictFacts = { kind: 'pushes-out', others: [version('v1')], canThinOut: true }
const notAllowed: ConflictFacts = { kind: 'not-allowed', why: 'name', proposal: 'plan_.docx' }

/** `*` marks the default, `!` danger, `…` a place that may be chosen and `?` one that must be. */
function shown(conflict: ConflictFacts): string {
  return decisionsFor(conflict)
    .map(({ kind, isDefault, danger, place }) => {
      const marks = [isDefault && '*', danger && '!', place === 'may' && '…', place === 'must' && '?']
      return [kind, ...marks.filter(Boolean)].join('')
    })
    .join(' ')
}

describe('what can be decided', () => {
  it.each<[string, ConflictFacts, string]>([
    ['stale', stale, 'create* replace keep-remote'],
    ['stale without versions kept', { ...stale, undoable: false }, 'create* replace! keep-remote'],
    ['stale without a known base', { ...stale, base: null }, 'create* replace keep-remote'],
    ['taken', taken, 'create*… replace keep-remote'],
    ['taken without versions kept', { ...taken, undoable: false }, 'create*… replace! keep-remote'],
    ['taken by another spelling', { ...taken, match: 'case' }, 'create*… replace keep-remote'],
    ['taken by a file without content', { ...taken, version: null }, 'create*… keep-remote'],
    ['taken by a folder', { ...taken, version: null, match: 'folder' }, 'create*… keep-remote'],
    ['moved', { kind: 'moved', to: moved, current: version('v1') }, 'follow* create'],
    ['gone', { kind: 'gone', inTrash: null }, 'create*…'],
    ['gone to the trash', gone, 'create*… restore-and-replace'],
    ['folder gone', { kind: 'folder-gone', movedTo: null }, 'create*?'],
    ['folder moved', { kind: 'folder-gone', movedTo: folder }, 'create*…'],
    ['locked', locked, 'wait* create release-lock!'],
    [
      'locked, one lock without a token',
      { kind: 'locked', locks: [lock('viewer', 'a'), lock('dav', null)] },
      'wait* create',
    ],
    ['locked by nobody named', { kind: 'locked', locks: [] }, 'wait* create'],
    ['guard', guard, 'keep-remote* accept-guard'],
    ['pushes out versions of others', pushesOut, 'keep-remote* thin-out accept-guard!'],
    [
      'pushes out, with none of its own to spare',
      { ...pushesOut, canThinOut: false },
      'keep-remote* accept-guard!',
    ],
    ['covered', covered, 'bring-back* replace'],
    ['not allowed', { kind: 'not-allowed', why: 'owner' }, ''],
    ['not allowed, with another name proposed', notAllowed, 'create*'],
    ['no space', { kind: 'no-space', need: 2, free: 1 }, ''],
  ])('%s', (_, conflict, expected) => {
    expect(shown(conflict)).toBe(expected)
  })

  it('a dangerous decision is never the default', () => {
    for (const conflict of [{ ...stale, undoable: false }, { ...taken, undoable: false }, locked]) {
      expect(decisionsFor(conflict).some((offered) => offered.danger && offered.isDefault)).toBe(false)
    }
  })
})

describe('whether a decision answers the conflict that was shown', () => {
  const create: Decision = { kind: 'create', folder, name: 'plan 2.docx' }
  const movedConflict: ConflictFacts = { kind: 'moved', to: moved, current: version('v1') }

  it.each<[string, ConflictFacts, Decision, boolean]>([
    ['replacing the version shown', stale, { kind: 'replace', over: 'v3' }, true],
    ['replacing the base instead', stale, { kind: 'replace', over: 'v1' }, false],
    ['replacing a later version', stale, { kind: 'replace', over: 'v4' }, false],
    ['keeping the server’s', stale, { kind: 'keep-remote' }, true],
    ['waiting where nothing is locked', stale, { kind: 'wait' }, false],
    ['a merge over the version shown', stale, { kind: 'merged', source: 's', over: 'v3' }, true],
    ['a merge over a version that came since', stale, { kind: 'merged', source: 's', over: 'v2' }, true],
    ['a merge over its own base', stale, { kind: 'merged', source: 's', over: 'v1' }, false],
    ['replacing what has the name', taken, { kind: 'replace', over: 'w1' }, true],
    ['replacing something else', taken, { kind: 'replace', over: 'v1' }, false],
    ['a merge with what has the name', taken, { kind: 'merged', source: 's', over: 'w1' }, true],
    ['replacing a file without content', { ...taken, version: null }, { kind: 'replace', over: 'w1' }, false],
    [
      'a merge with a file without content',
      { ...taken, version: null },
      { kind: 'merged', source: 's', over: 'w1' },
      false,
    ],
    ['following the file', movedConflict, { kind: 'follow', to: moved, over: 'v1' }, true],
    ['following to another file', movedConflict, { kind: 'follow', to: there, over: 'v1' }, false],
    ['following over another version', movedConflict, { kind: 'follow', to: moved, over: 'v2' }, false],
    [
      'following on another site',
      movedConflict,
      { kind: 'follow', to: { ...moved, account: { instance: 'i2', user: 'u1' } }, over: 'v1' },
      false,
    ],
    ['restoring what is in the trash', gone, { kind: 'restore-and-replace', over: 'v1' }, true],
    ['restoring another version', gone, { kind: 'restore-and-replace', over: 'v9' }, false],
    [
      'restoring what is not in the trash',
      { kind: 'gone', inTrash: null },
      { kind: 'restore-and-replace', over: 'v1' },
      false,
    ],
    ['a new file where it was', gone, create, true],
    ['a new file elsewhere', { kind: 'folder-gone', movedTo: null }, create, true],
    ['waiting for the lock', locked, { kind: 'wait' }, true],
    ['releasing locks that have tokens', locked, { kind: 'release-lock' }, true],
    [
      'releasing a lock without a token',
      { kind: 'locked', locks: [lock('dav', null)] },
      { kind: 'release-lock' },
      false,
    ],
    ['replacing a locked file', locked, { kind: 'replace', over: 'v1' }, false],
    ['accepting the guard', guard, { kind: 'accept-guard' }, true],
    ['replacing past the guard', guard, { kind: 'replace', over: 'v1' }, false],
    ['bringing back the covered version', covered, { kind: 'bring-back', version: 'v2' }, true],
    ['bringing back another version', covered, { kind: 'bring-back', version: 'v1' }, false],
    ['keeping ours on top', covered, { kind: 'replace', over: 'v3' }, true],
    ['keeping theirs as if it were ours', covered, { kind: 'replace', over: 'v2' }, false],
    ['taking a proposed name', notAllowed, create, true],
    ['a new file where the owner forbids', { kind: 'not-allowed', why: 'owner' }, create, false],
    ['anything without space', { kind: 'no-space', need: 2, free: 1 }, create, false],
    ['a merge of a moved file', movedConflict, { kind: 'merged', source: 's', over: 'v1' }, false],
  ])('%s: %s', (_, conflict, decision, allowed) => {
    expect(isAllowed(conflict, decision)).toBe(allowed)
  })

  it('every kind that is offered can be answered', () => {
    const answers: Record<Exclude<DecisionKind, 'merged'>, Decision> = {
      replace: { kind: 'replace', over: 'v3' },
      follow: { kind: 'follow', to: moved, over: 'v1' },
      create,
      'restore-and-replace': { kind: 'restore-and-replace', over: 'v1' },
      wait: { kind: 'wait' },
      'release-lock': { kind: 'release-lock' },
      'accept-guard': { kind: 'accept-guard' },
      'thin-out': { kind: 'thin-out' },
      'bring-back': { kind: 'bring-back', version: 'v2' },
      'keep-remote': { kind: 'keep-remote' },
    }
    for (const conflict of [stale, movedConflict, gone, locked, guard, covered, notAllowed, pushesOut]) {
      for (const { kind } of decisionsFor(conflict)) {
        if (kind !== 'merged') expect(isAllowed(conflict, answers[kind])).toBe(true)
      }
    }
  })
})
