import { expect, test } from 'vitest'
import { isLeavingOf } from '../../../../src/core/domain/edit-leavings.ts'

test.each([
  ...['plan.txt~', '.plan.txt~', '.plan.txt.un~', '.plan.txt.swp', '.plan.txt.swx', 'plan.txt.~12~'],
  ...['4913', '5036', '.~lock.plan.txt#', '~$plan.txt', '#plan.txt#', '.goutputstream-X1', '.DS_Store'],
])('%s was left by a program', (name) => {
  expect(isLeavingOf('plan.txt', name)).toBe(true)
})

test.each([
  ...['plan.txt', 'plan.pdf', 'plan (2).txt', 'plan.txt.bak', 'other.txt~', '2024', '4914', 'plan.txt.~x~'],
  ...['.redrop-ending', 'plan.txt.orig'],
])('%s is somebody’s', (name) => {
  expect(isLeavingOf('plan.txt', name)).toBe(false)
})

test('the copy itself is never one, whatever it is called', () => {
  expect(isLeavingOf('Thumbs.db', 'Thumbs.db')).toBe(false)
  expect(isLeavingOf('#list#', '#list#')).toBe(false)
})
