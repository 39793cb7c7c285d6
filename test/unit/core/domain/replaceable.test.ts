import { expect, test } from 'vitest'
import { canReplace } from '../../../../src/core/domain/replaceable.ts'

test.each([
  ['all of it', true, [0, 6, 15], true],
  ['without the right to write', true, [15], false],
  ['without locks', true, [6], false],
  ['somebody else’s', false, [6, 15], false],
])('%s: owned %s with bits %j', (_what, owned, bits, expected) => {
  expect(canReplace({ owned, capability: new Set(bits) })).toBe(expected)
})

test('where the server says nothing, nothing is promised', () => {
  expect(canReplace({ owned: true, capability: null })).toBe(false)
})
