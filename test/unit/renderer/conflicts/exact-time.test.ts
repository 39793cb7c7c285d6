// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { h } from 'vue'
import { useExactTime } from '../../../../src/renderer/features/conflicts/use-exact-time.ts'
import { drawnAt } from '../../../renderer/fake-data.ts'
import { mountPage } from '../../../renderer/mount.ts'

beforeEach(() => void vi.useFakeTimers({ now: drawnAt }))
afterEach(() => void vi.useRealTimers())

const day = 24 * 60 * 60_000

test.each([
  [0, /^\d\d:\d\d$/],
  [1, /^yesterday$/],
  [10, /^\d+ [A-Z][a-z]{2}$/],
])('a dot of %d days ago, in the middle of a sentence', (days, expected) => {
  const at = new Date(drawnAt).getTime() - days * day
  const page = mountPage({ setup: () => () => h('p', useExactTime().short(at)) })
  expect(page.text()).toMatch(expected)
  page.unmount()
})
