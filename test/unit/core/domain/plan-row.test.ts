import { describe, expect, it } from 'vitest'
import { countRows } from '../../../../src/core/domain/plan-counts.ts'
import { refusedName } from '../../../../src/core/domain/plan-refused.ts'
import { isSent, judge, type PlanFacts } from '../../../../src/core/domain/plan-row.ts'

type There = NonNullable<PlanFacts['there']>
const there: There = {
  ...{ size: 100, savedAt: 1_000, isOurs: false, isBase: 'unknown', content: 'different' },
  ...{ canReplace: true, undo: 'version', isInUse: false },
}
const facts: PlanFacts = {
  local: { size: 120, modifiedAt: 2_000 },
  there: null,
  ...{ taken: null, refused: null, free: 1_000, keepBoth: false },
  folder: { canUploadInto: true, maxSize: null },
}
const on = (more: Partial<There>): Partial<PlanFacts> => ({ there: { ...there, ...more } })
const twice = { kind: 'taken', by: 'twice', name: 'a.txt' } as const
const byCase = { kind: 'taken', by: 'case', name: 'A.txt' } as const
const byName = { kind: 'not-allowed', why: 'name', proposal: 'a_b' } as const
const byType = { kind: 'not-allowed', why: 'type', extension: 'exe' } as const

describe('what a file of a plan does', () => {
  it.each<[string, Partial<PlanFacts>, string, string | null]>([
    ['its name is free', {}, 'new', 'add'],
    ['the local file is newer', on({}), 'replace', 'replace'],
    ['the content is the same', on({ content: 'same' }), 'same', 'skip'],
    [
      'the content is the same, whoever saved it last',
      on({ content: 'same', savedAt: 9_000 }),
      'same',
      'skip',
    ],
    ['the content may be the same', on({ content: 'unread' }), 'unchecked', 'if-different'],
    ['somebody saved it after the local file', on({ savedAt: 3_000 }), 'newer', null],
    ['the local file was built on another version', on({ isBase: 'no' }), 'newer', null],
    ['the local file comes from this version', on({ savedAt: 3_000, isBase: 'yes' }), 'replace', 'replace'],
    ['this device saved it last', on({ savedAt: 3_000, isOurs: true, isBase: 'no' }), 'replace', 'replace'],
    ['it never had content', on({ savedAt: 3_000, size: 0 }), 'replace', 'replace'],
    ['somebody has it open', on({ isInUse: true }), 'in-use', 'replace'],
    ['what is replaced would be lost', on({ undo: 'no' }), 'replace', null],
    ['what is lost is our own', on({ undo: 'no', isOurs: true }), 'replace', 'replace'],
    ['it is as big as can be', { folder: { canUploadInto: true, maxSize: 120 } }, 'new', 'add'],
    ['it is too big', { folder: { canUploadInto: true, maxSize: 119 } }, 'too-big', 'skip'],
    ['it does not fit', { free: 119 }, 'no-space', 'skip'],
    ['nobody knows what is free', { free: null }, 'new', 'add'],
    ['the folder takes nothing', { folder: { canUploadInto: false, maxSize: null } }, 'not-allowed', 'skip'],
    ['the file may not be replaced', on({ canReplace: false }), 'not-allowed', 'skip'],
    ['its type is refused', { refused: byType }, 'not-allowed', 'skip'],
    ['its name is refused', { refused: byName }, 'not-allowed', 'skip'],
    ['another name differs only in case', { ...on({}), taken: byCase }, 'taken', null],
    ['another row has its name', { taken: twice }, 'taken', null],
  ])('%s', (_, more, kind, choice) => {
    expect(judge({ ...facts, ...more })).toMatchObject({ kind, choice })
  })

  it.each<[string, Partial<PlanFacts>, readonly string[]]>([
    ['a replace', on({}), ['replace', 'if-different', 'beside', 'skip']],
    ['a newer one', on({ savedAt: 3_000 }), ['replace', 'beside', 'skip']],
    ['a refused name', { refused: byName }, ['beside', 'skip']],
    ['a refused type', { refused: byType }, []],
    ['a twin by case', { ...on({}), taken: byCase }, ['replace', 'beside', 'skip']],
    ['a name that another row has', { taken: twice }, ['beside', 'skip']],
    ['what is too big', { folder: { canUploadInto: true, maxSize: 1 } }, []],
  ])('choices of %s', (_, more, choices) => {
    expect(judge({ ...facts, ...more }).choices).toEqual(choices)
  })

  it.each<[string, Partial<PlanFacts>, string]>([
    ['a replace', on({}), 'beside'],
    ['a newer one', on({ savedAt: 3_000 }), 'beside'],
    ['a twin', { ...on({}), taken: byCase }, 'beside'],
    ['the same content', on({ content: 'same' }), 'skip'],
    ['a new file', {}, 'add'],
  ])('to keep both, %s is preselected', (_, more, choice) => {
    expect(judge({ ...facts, ...more, keepBoth: true }).choice).toBe(choice)
  })
})

describe('what is sent', () => {
  it.each([
    ['replace', 'same', true],
    ['if-different', 'same', false],
    ['if-different', 'different', true],
    ['if-different', 'unread', true],
    ['if-different', 'unknown', true],
    ['skip', 'different', false],
    [null, 'different', false],
  ] as const)('%s where the content is %s: %s', (choice, content, sent) => {
    expect(isSent(choice, content)).toBe(sent)
  })

  it('is counted apart from questions and what is left out', () => {
    const counts = countRows([
      { kind: 'folder', choice: 'add', isSent: true, size: 0 },
      { kind: 'new', choice: 'add', isSent: true, size: 10 },
      { kind: 'replace', choice: 'skip', isSent: false, size: 20 },
      { kind: 'newer', choice: null, isSent: false, size: 30 },
    ])
    expect(counts).toEqual({
      groups: { all: 4, send: 2, question: 1, 'left-out': 1 },
      kinds: { folder: 1, new: 1, replace: 1, newer: 1 },
      files: 3,
      sending: { files: 1, folders: 1, bytes: 10 },
    })
  })
})

describe('names that a folder refuses', () => {
  const any = { limit: 240, extensions: null }
  it('by their characters, with one that would do', () => {
    expect(refusedName('10:30?.txt', any)).toEqual({
      kind: 'not-allowed',
      why: 'name',
      proposal: '10_30_.txt',
    })
    expect(refusedName('notes.txt', any)).toBeNull()
  })

  it.each([
    ['setup.EXE', { list: ['exe'], deny: true }, 'exe'],
    ['setup.txt', { list: ['exe'], deny: true }, null],
    ['photo.jpg', { list: ['txt'], deny: false }, 'jpg'],
    ['README', { list: ['txt'], deny: false }, ''],
    ['notes.txt', { list: ['txt'], deny: false }, null],
  ])('%s by type', (name, extensions, extension) => {
    const reason = extension === null ? null : { kind: 'not-allowed', why: 'type', extension }
    expect(refusedName(name, { limit: 240, extensions })).toEqual(reason)
  })
})
