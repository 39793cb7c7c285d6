import { expect, test } from 'vitest'
import { undoOffer } from '../../../../src/core/services/undo-offer.ts'
import type { HistoryRow } from '../../../../src/core/store/index.ts'
import type { RemoteEntry } from '../../../../src/shared/model/index.ts'
import { account, file, remoteVersion, version } from '../domain/samples.ts'

const uri = 'cloudreve://my/report.txt'

function entry(current: string, ids: string): RemoteEntry {
  const versions = ids.split(' ').map((id) => remoteVersion(id))
  return {
    ...{ type: 'file', id: 'f1', name: 'report.txt', uri, size: 100, createdAt: 0, updatedAt: 0 },
    ...{ version: current, owned: true, capability: null, uploadSession: null, metadata: {}, shared: false },
    extended: { policy: null, storageUsed: 0, versions },
  }
}

/** A change from one version to another. */
function row(id: string, before: string, after: string, over: Partial<HistoryRow> = {}): HistoryRow {
  return {
    ...{ id, transferId: null, account, fileId: 'f1', uri, name: 'report.txt', localPath: null },
    ...{ at: 0, route: null, result: 'replaced', undoneAt: null },
    before: version(before),
    after: version(after),
    undo: { file: file('f1', uri), mustBeCurrent: after, to: { kind: 'version', version: before } },
    ...over,
  }
}

const safetyCopy = {
  file: file('f1', uri),
  mustBeCurrent: 'v2',
  to: { kind: 'safety-copy', copy: 'c1' },
} as const
const toTrash = { file: file('f1', uri), mustBeCurrent: 'v1', to: { kind: 'trash' } } as const

test.each([
  ['a change that left what is current', [row('a', 'v1', 'v2')], entry('v2', 'v2 v1'), 'undo a'],
  ['the newest of two', [row('b', 'v2', 'v3'), row('a', 'v1', 'v2')], entry('v3', 'v3 v2 v1'), 'undo b'],
  ['one that a newer version lies on', [row('a', 'v1', 'v2')], entry('v3', 'v3 v2 v1'), 'overtaken a'],
  ['one whose version before is gone', [row('a', 'v1', 'v2')], entry('v2', 'v2'), 'gone a'],
  [
    'one with a copy on this computer',
    [row('a', 'v1', 'v2', { undo: safetyCopy })],
    entry('v2', 'v2'),
    'undo a',
  ],
  ['one that was taken back', [row('a', 'v1', 'v2', { undoneAt: 5 })], entry('v1', 'v2 v1'), 'redo a'],
  [
    'one that was taken back before somebody saved',
    [row('a', 'v1', 'v2', { undoneAt: 5 })],
    entry('v3', 'v3 v2 v1'),
    '',
  ],
  [
    'of those taken back the last',
    [row('b', 'v1', 'v3', { undoneAt: 5 }), row('a', 'v1', 'v2', { undoneAt: 9 })],
    entry('v1', 'v3 v2 v1'),
    'redo a',
  ],
  [
    'one taken back onto another',
    [row('b', 'v2', 'v3', { undoneAt: 5 }), row('a', 'v1', 'v2')],
    entry('v2', 'v3 v2 v1'),
    'undo a redo b',
  ],
  [
    'a file that was made here: it is not taken away',
    [row('a', 'v0', 'v1', { result: 'created', before: null, undo: toTrash })],
    entry('v1', 'v1'),
    '',
  ],
  ['none', [], entry('v1', 'v1'), ''],
])('%s', (_, rows, now, expected) => {
  const { undo, redo, tooLate } = undoOffer(rows, now)
  const said = [
    undo && `undo ${undo.id}`,
    redo && `redo ${redo.id}`,
    tooLate && `${tooLate.why} ${tooLate.row.id}`,
  ]
  expect(said.filter(Boolean).join(' ')).toBe(expected)
})
