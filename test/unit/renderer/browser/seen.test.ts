import { expect, test } from 'vitest'
import { factOf } from '../../../../src/renderer/features/browser/logic/row-fact.ts'
import { applySeen } from '../../../../src/renderer/stores/browser-seen.ts'
import { fileRow, versionOf } from '../../../renderer/fake-data.ts'

const row = fileRow('a.txt', 1, 1000)
const changed = { ...row, size: 2, updatedAt: 2000, version: { ...versionOf('a.txt', 2, 2000), id: 'v2' } }

test('a changed row takes the place of the one that is shown; an older look never does', () => {
  const other = fileRow('b.txt', 1, 1000)
  expect(applySeen([row, other], [changed])).toEqual({ rows: [changed, other], unknown: false, stale: false })
  expect(applySeen([changed], [row])).toEqual({ rows: null, unknown: false, stale: true })
  expect(applySeen([row], [row])).toEqual({ rows: null, unknown: false, stale: false })
})

test('rows that are not shown, or are somewhere else by now, are not put in', () => {
  const moved = { ...row, file: { ...row.file, uri: 'cloudreve://my/else.txt' } }
  expect(applySeen([row], [fileRow('new.txt', 1, 1)])).toMatchObject({ rows: null, unknown: true })
  expect(applySeen([row], [moved])).toMatchObject({ rows: null, stale: true })
})

test('a change by others is told for a quarter of an hour, by the server’s clock; own ones are not', () => {
  const minute = 60_000
  const fact = (age: number) => factOf(changed, null, null, false, 2000 + age)
  expect(fact(0)).toMatchObject({ text: 'history.live.changedNow' })
  expect(fact(2.5 * minute)).toMatchObject({ text: 'history.live.changed', params: { count: 2 } })
  expect(fact(15 * minute)).toBeNull()
  const own = { ...changed, version: { ...changed.version, origin: { kind: 'this-device' as const } } }
  expect(factOf(own, null, null, false, 2000)).toBeNull()
})
