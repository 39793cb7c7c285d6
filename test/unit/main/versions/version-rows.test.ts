import { expect, test } from 'vitest'
import type { HistoryRow } from '../../../../src/core/store/index.ts'
import { changeOf, versionRows } from '../../../../src/main/versions/version-rows.ts'
import { account, fileAt, version } from '../fakes.ts'

function row(over: Partial<HistoryRow>): HistoryRow {
  return {
    ...{ id: 'r', transferId: null, account, fileId: 'f', uri: 'cloudreve://my/f', name: 'f', at: 0 },
    ...{ localPath: null, route: null, result: 'replaced', before: null, after: null },
    ...{ undo: null, undoneAt: null },
    ...over,
  }
}

const sent = (id: string, localPath: string, over: Partial<HistoryRow> = {}) =>
  row({ after: version(id), localPath, ...over })
const known = { dropped: new Set<string>(), spool: '/profile/spool' }

test('a version says the name of the local file it was sent from, nothing of where that lies', () => {
  const [first, second] = versionRows(
    [version('v2'), version('v1')],
    [sent('v2', '/home/ana/Forecast.xlsx')],
    known,
  )
  expect(first).toMatchObject({ id: 'v2', from: 'Forecast.xlsx' })
  expect(second).toMatchObject({ id: 'v1', from: null })
})

test.each([
  ['content of the clipboard', sent('v1', '/profile/spool/4711.99')],
  ['a download of it', sent('v1', '/home/ana/copy.xlsx', { result: 'downloaded' })],
  ['a restore of it', sent('v1', '/home/ana/copy.xlsx', { result: 'restored' })],
])('%s gives it no name', (_, change) => {
  expect(versionRows([version('v1')], [change], known)[0]?.from).toBeNull()
})

test('what the next write takes away is marked', () => {
  const rows = versionRows([version('v2'), version('v1')], [], { ...known, dropped: new Set(['v1']) })
  expect(rows.map(({ goesNext }) => goesNext)).toEqual([false, true])
})

test('a change leads to the version before it, or after it, as the server lists it now', () => {
  const undo = { file: fileAt('f'), mustBeCurrent: 'v2', to: { kind: 'version', version: 'v1' } } as const
  const change = row({ before: version('v1'), after: version('v2'), undo })
  const listed = [version('v2'), version('v1', { size: 99 })]
  expect(changeOf(change, 'before', listed)).toEqual({ id: 'r', to: version('v1', { size: 99 }) })
  expect(changeOf(change, 'after', listed)).toEqual({ id: 'r', to: version('v2') })
  expect(changeOf(null, 'before', listed)).toBeNull()
})

test('a change that is taken back with a copy on this computer leads to no version', () => {
  const undo = { file: fileAt('f'), mustBeCurrent: 'v2', to: { kind: 'safety-copy', copy: 'c' } } as const
  const change = row({ before: version('v1'), after: version('v2'), undo })
  expect(changeOf(change, 'before', [version('v2')])).toEqual({ id: 'r', to: null })
})
