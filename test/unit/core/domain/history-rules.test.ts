import { describe, expect, it } from 'vitest'
import { coveredVersions, type CoveredQuestion } from '../../../../src/core/domain/covered.ts'
import { compareWithBase } from '../../../../src/core/domain/rebase.ts'
import { droppedByNext, keepsVersions, undoable } from '../../../../src/core/domain/undo.ts'
import { remoteVersion } from './samples.ts'

/** Newest first, as the server lists them. */
const listed = (ids: string) =>
  ids
    .split(' ')
    .filter(Boolean)
    .map((id) => remoteVersion(id))

describe('whether a replace can be undone', () => {
  it.each([
    ['kept, up to ten', { max: 10 }, 'v2 v1', 'v2', true],
    ['kept without limit', { max: 0 }, 'v2 v1', 'v2', true],
    ['not kept', { enabled: false }, 'v2 v1', 'v2', false],
    ['only the current one kept', { max: 1 }, 'v1', 'v1', false],
    ['the current and one more kept', { max: 2 }, 'v2 v1', 'v2', true],
    ['three kept, the current one made current again', { max: 3 }, 'v3 v2 v1', 'v2', true],
    ['three kept, the oldest made current again: it goes first', { max: 3 }, 'v3 v2 v1', 'v1', false],
    ['two kept, an older one made current again', { max: 2 }, 'v2 v1', 'v1', false],
    ['without limit, the oldest made current again', { max: 0 }, 'v3 v2 v1', 'v1', true],
    ['the current one is not listed', { max: 10 }, 'v2 v1', 'v9', false],
    ['a file without content', { max: 10 }, '', 'blank', false],
    ['the extension is listed', { extensions: ['docx'] }, 'v1', 'v1', true],
    ['the extension is not listed', { extensions: ['xlsx', 'pdf'] }, 'v1', 'v1', false],
  ] as const)('%s', (_, change, ids, current, expected) => {
    const retention = { enabled: true, max: 10, extensions: null, ...change }
    expect(undoable({ retention, name: 'Plan.DOCX', versions: listed(ids), current })).toBe(expected)
  })

  it('a name without an extension is in no list of extensions', () => {
    const question = { name: 'docx', versions: listed('v1'), current: 'v1' }
    const retention = { enabled: true, max: 10, extensions: ['docx'] }
    expect(undoable({ ...question, retention })).toBe(false)
    expect(undoable({ ...question, retention: { ...retention, extensions: null } })).toBe(true)
  })
})

describe('what the next write takes away', () => {
  it.each([
    ['nothing while there is room', { max: 3 }, 'v2 v1', ''],
    ['the oldest when all places are taken', { max: 3 }, 'v3 v2 v1', 'v1'],
    ['more after the number was lowered', { max: 2 }, 'v4 v3 v2 v1', 'v3 v2 v1'],
    ['nothing without limit', { max: 0 }, 'v3 v2 v1', ''],
    ['all where none is kept', { enabled: false }, 'v2 v1', 'v2 v1'],
    ['all of a file whose extension is not listed', { extensions: ['pdf'] }, 'v2 v1', 'v2 v1'],
  ] as const)('is %s', (_, change, ids, dropped) => {
    const retention = { enabled: true, max: 10, extensions: null, ...change }
    const question = { retention, name: 'Plan.DOCX', versions: listed(ids) }
    expect([...droppedByNext(question)].join(' ')).toBe(dropped)
    expect(keepsVersions(retention, 'Plan.DOCX')).toBe(dropped !== ids)
  })
})

describe('versions that were covered', () => {
  const nothing: CoveredQuestion = {
    base: 'v1',
    before: listed('v1 v0'),
    after: listed('ours v1 v0'),
    ours: 'ours',
    current: 'ours',
    placeholders: new Set(),
  }

  it.each<[string, Partial<CoveredQuestion> & { list?: string }, string[]]>([
    ['none', {}, []],
    ['one under ours', { list: 'ours x v1 v0' }, ['x']],
    ['one that began later and ended earlier', { list: 'x ours v1 v0' }, ['x']],
    ['two', { list: 'y ours x v1' }, ['y', 'x']],
    ['a placeholder of a running upload', { list: 'p ours v1', placeholders: new Set(['p']) }, []],
    ['somebody saved on top of ours', { list: 'x ours v1', current: 'x' }, []],
    ['somebody saved on top, another lies under ours', { list: 'y ours x v1', current: 'y' }, ['x']],
    ['what was under ours is current again', { list: 'ours x v1', current: 'x' }, []],
    ['the base was pruned', { list: 'ours x', before: listed('v1') }, ['x']],
    ['no look before: the base is the line', { before: null, list: 'ours x v1 v0' }, ['x']],
    ['no look before, nothing came in', { before: null, list: 'ours v1 v0' }, []],
    ['no look before, the base was pruned', { before: null, list: 'ours x' }, ['x']],
    ['a create', { base: null, before: null, list: 'ours' }, []],
    ['two creates at once', { base: null, before: null, list: 'ours x' }, ['x']],
    ['ours is no longer listed', { list: 'z v1', current: 'z' }, []],
  ])('%s', (_, { list, ...change }, expected) => {
    const question = { ...nothing, ...change, ...(list ? { after: listed(list) } : {}) }
    expect(coveredVersions(question).map(({ id }) => id)).toEqual(expected)
  })
})

describe('comparing the version decided on with the current one', () => {
  it.each<[string, { list: string; current: string; own?: string }, string, string[]]>([
    ['unchanged', { list: 'v1', current: 'v1' }, 'same', []],
    ['changed and changed back', { list: 'v2 v1', current: 'v1' }, 'same', []],
    ['one of ours since', { list: 'a v1', current: 'a', own: 'a' }, 'only-ours', []],
    ['two of ours since', { list: 'b a v1 v0', current: 'b', own: 'a b' }, 'only-ours', []],
    ['one of ours, an upload running', { list: 'p a v1', current: 'a', own: 'a' }, 'only-ours', []],
    ['one of somebody', { list: 'x v1', current: 'x' }, 'changed', []],
    ['somebody, then us', { list: 'a x v1', current: 'a', own: 'a' }, 'changed', ['x']],
    ['us, then somebody', { list: 'x a v1', current: 'x', own: 'a' }, 'changed', ['a']],
    ['three', { list: 'z y x v1', current: 'z' }, 'changed', ['y', 'x']],
    ['an older one made current', { list: 'v1 v0', current: 'v0', own: 'v0' }, 'changed', []],
    ['the base was pruned', { list: 'c b a', current: 'c', own: 'a b c' }, 'changed', ['b', 'a']],
    ['no versions kept', { list: 'a', current: 'a', own: 'a' }, 'changed', []],
    ['nothing listed', { list: '', current: 'x' }, 'changed', []],
  ])('%s', (_, { list, current, own = '' }, kind, between) => {
    const compared = compareWithBase({
      base: 'v1',
      current,
      versions: listed(list),
      own: new Set(own.split(' ')),
    })
    expect(compared.kind).toBe(kind)
    expect(compared.kind === 'changed' ? compared.between.map(({ id }) => id) : []).toEqual(between)
  })
})
