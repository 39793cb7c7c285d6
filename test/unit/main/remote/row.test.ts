import { expect, test } from 'vitest'
import { rowOf } from '../../../../src/main/remote/row.ts'
import type { RemoteEntry } from '../../../../src/shared/model/index.ts'
import { account } from '../fakes.ts'

const all = new Set([0, 1, 6, 7, 15, 16])

function entry(facts: Partial<RemoteEntry>): RemoteEntry {
  return {
    type: 'file',
    id: 'f',
    name: 'a.txt',
    uri: 'cloudreve://my/a.txt',
    size: 5,
    createdAt: 1,
    updatedAt: 2,
    version: 'v1',
    owned: true,
    capability: all,
    uploadSession: null,
    metadata: {},
    shared: false,
    extended: null,
    ...facts,
  }
}

const row = (facts: Partial<RemoteEntry>, own: string[] = []) => rowOf(entry(facts), account, new Set(own))

test('a row shows the version that a drop on it would be based on', () => {
  expect(row({}, ['v1'])).toMatchObject({
    file: { account, id: 'f', uri: 'cloudreve://my/a.txt' },
    version: { id: 'v1', size: 5, createdAt: 2, origin: { kind: 'this-device' } },
    canReplace: true,
  })
  expect(row({})).toMatchObject({ version: { origin: { kind: 'unknown' } } })
})

test.each([
  ['somebody else’s', { owned: false }],
  ['without the bit for updates', { capability: new Set([7, 15]) }],
  ['without the bit for locks', { capability: new Set([6, 7]) }],
  ['without any bits', { capability: null }],
])('a file that is %s cannot be replaced', (_name, facts) => {
  expect(row(facts)).toMatchObject({ canReplace: false })
})

test('somebody else’s file can be downloaded, not renamed or moved to the trash', () => {
  expect(row({ owned: false })).toMatchObject({ canDownload: true, canRename: false, canTrash: false })
})

test('a folder takes files where one may create and update', () => {
  expect(row({ type: 'folder' })).toMatchObject({ type: 'folder', canUploadInto: true })
  expect(row({ type: 'folder', capability: new Set([6]) })).toMatchObject({ canUploadInto: false })
})

test('an upload session is shown as a hint', () => {
  expect(row({ uploadSession: 's' })).toMatchObject({ uploading: true })
})
