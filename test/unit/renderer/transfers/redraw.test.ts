import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { computed, effectScope } from 'vue'
import { createRedraw } from '../../../../src/renderer/stores/redraw.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** How often what depends on all transfers is worked out, when it is looked at after each change. */
function world(count: number) {
  const scope = effectScope()
  return scope.run(() => {
    const redraw = createRedraw(() => count)
    let times = 0
    const all = computed(() => {
      redraw.track()
      return ++times
    })
    const look = () => all.value
    look()
    return { change: (urgent = false) => redraw.changed(urgent), look, stop: () => scope.stop() }
  }) as { change(urgent?: boolean): void; look(): number; stop(): void }
}

test('of few transfers every change shows at once', () => {
  const { change, look } = world(500)
  change()
  expect(look()).toBe(2)
  change()
  expect(look()).toBe(3)
})

test('of many, changes show together, four times a second', () => {
  const { change, look } = world(501)
  for (let at = 0; at < 50; at++) change()
  expect(look()).toBe(1)
  vi.advanceTimersByTime(250)
  expect(look()).toBe(2)
  vi.advanceTimersByTime(1000)
  expect(look()).toBe(2)
})

test('what cannot wait shows at once, with what has changed before', () => {
  const { change, look } = world(10_000)
  change()
  change(true)
  expect(look()).toBe(2)
  vi.advanceTimersByTime(1000)
  expect(look()).toBe(2)
})

test('nothing is due once the window is gone', () => {
  const { change, stop } = world(10_000)
  change()
  stop()
  expect(vi.getTimerCount()).toBe(0)
})
