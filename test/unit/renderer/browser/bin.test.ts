import { expect, test } from 'vitest'
import { daysUntil } from '../../../../src/renderer/features/browser/bin/days-until.ts'

test.each([
  ['later today', 23, 0, 0],
  ['just after midnight', 24, 0, 1],
  ['in a week, a little earlier in the day', 7 * 24 + 9, 0, 7],
])('%s: the midnights in between are counted', (_name, hour, minute, days) => {
  const now = new Date(2026, 10, 24, 10, 42).getTime()
  expect(daysUntil(new Date(2026, 10, 24, hour, minute).getTime(), now)).toBe(days)
})
