import { expect, test } from 'vitest'
import { withDays } from '../../../../src/renderer/features/history/days.ts'
import { historyReport } from '../../../../src/renderer/features/history/report.ts'
import { historyEntries } from '../../../renderer/fake-history-entries.ts'

test('a report has what a server’s log needs, and names only if they are wanted', () => {
  const [entry] = historyEntries
  if (!entry) throw new Error('no entry')
  const facts = { entry, way: null, host: 'cloud.example.org', versions: 'Redrop 0.1.0' }
  const plain = historyReport(facts, false)
  expect(plain).not.toMatch(/forecast|Finance|example/i)
  expect(plain).toContain('Route: PUT /file/content')
  expect(plain).toContain(`Request: ${entry.requestId}`)
  expect(plain).toContain('After: 2202009.6 bytes')
  const named = historyReport(facts, true)
  expect(named).toContain('File: Q4 forecast.xlsx')
  expect(named).toContain('Folder: /Finance/2026')
  expect(named).toContain('Local file: Forecast Nov final.xlsx')
})

test('days have a head, and a count once all of their entries are known', () => {
  const days = (hasMore: boolean) =>
    withDays(historyEntries, hasMore).flatMap((item) => (item.kind === 'day' ? [item.count] : []))
  expect(days(false)).toEqual([7, 3])
  expect(days(true)).toEqual([7, null])
})
