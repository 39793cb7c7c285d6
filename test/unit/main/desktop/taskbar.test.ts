import { expect, test } from 'vitest'
import { KeepAwake } from '../../../../src/main/power/keep-awake.ts'
import { summarize, type Summary } from '../../../../src/main/tray/summary.ts'
import { Taskbar, taskbarProgress } from '../../../../src/main/windows/taskbar.ts'

const of = (facts: Partial<Summary>) => taskbarProgress({ ...summarize([], [], false), ...facts })
const half = { running: 1, sent: 1, total: 2, isMoving: true }

test.each([
  ['nothing to do', {}, { value: -1, mode: 'none' }],
  ['something moves', half, { value: 0.5, mode: 'normal' }],
  ['something waits for a connection', { offline: 1 }, { value: -1, mode: 'none' }],
  ['paused in the middle', { ...half, isPaused: true }, { value: 0.5, mode: 'paused' }],
  ['paused before anything moved', { isPaused: true, running: 2 }, { value: 1, mode: 'paused' }],
  ['paused with nothing to do', { isPaused: true }, { value: -1, mode: 'none' }],
  ['a question while others move', { ...half, questions: 1 }, { value: 0.5, mode: 'error' }],
  ['a sign-in is needed', { signIn: 1 }, { value: 1, mode: 'error' }],
] as const)('%s', (_what, facts, expected) => {
  expect(of(facts)).toEqual(expected)
})

test('the system hears what is new, and all of it for a new window', () => {
  const window = () => {
    const calls: unknown[] = []
    return {
      calls,
      isDestroyed: () => false,
      setProgressBar: (value: number, options?: object) => void calls.push([value, options]),
    }
  }
  const taskbar = new Taskbar()
  const [first, second] = [window(), window()]
  taskbar.show(null, of(half))
  taskbar.show(first, of({}))
  taskbar.show(first, of(half))
  taskbar.show(first, of({ ...half, sent: 1.001 }))
  taskbar.show(second, of(half))
  taskbar.show(second, of({}))
  expect(first.calls).toEqual([[0.5, { mode: 'normal' }]])
  expect(second.calls).toEqual([
    [0.5, { mode: 'normal' }],
    [-1, { mode: 'none' }],
  ])
})

test('the computer is kept awake once, and let go', () => {
  const calls: string[] = []
  const blocker = {
    start: (type: string) => calls.push(`start ${type}`),
    stop: (id: number) => calls.push(`stop ${id}`) > 0,
  }
  const awake = new KeepAwake(blocker)
  awake.set(false)
  awake.set(true)
  awake.set(true)
  awake.set(false)
  awake.set(false)
  expect(calls).toEqual(['start prevent-app-suspension', 'stop 1'])
})
