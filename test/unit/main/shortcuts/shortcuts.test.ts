import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { Shortcuts } from '../../../../src/main/shortcuts/shortcuts.ts'
import { isWayland, useShortcutsPortal } from '../../../../src/main/shortcuts/wayland.ts'
import type { ShortcutsInfo } from '../../../../src/shared/ipc/contract.ts'
import { silent } from '../fakes.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

function setUp(foreign: readonly string[] = []) {
  const held = new Map<string, () => void>()
  const told: ShortcutsInfo[] = []
  const did: string[] = []
  const state = { suspended: false }
  const shortcuts = new Shortcuts({
    system: {
      register(keys, act) {
        if (state.suspended || foreign.includes(keys)) return false
        held.set(keys, act)
        return true
      },
      unregister: (keys) => void held.delete(keys),
      unregisterAll: () => held.clear(),
      setSuspended: (on) => void (state.suspended = on),
    },
    log: silent,
    acts: {
      saveClipboard: () => void did.push('save'),
      showShelf: () => void did.push('shelf'),
      pushLink: () => void did.push('push'),
    },
    byDesktop: false,
    onChange: (info) => told.push(info),
  })
  return { shortcuts, held, told, did, state }
}

const keys = { saveClipboard: 'Control+Shift+U', showShelf: null, pushLink: 'F8' } as const

test('the keys of the settings do what they are for, and only what changes is let go', () => {
  const { shortcuts, held, did, told } = setUp()
  shortcuts.set(keys)
  held.get('Control+Shift+U')?.()
  shortcuts.set({ ...keys, pushLink: null, showShelf: 'F9' })
  held.get('F9')?.()
  expect([did, [...held.keys()]]).toEqual([
    ['save', 'shelf'],
    ['Control+Shift+U', 'F9'],
  ])
  expect(told.at(-1)?.states).toEqual({ saveClipboard: 'works', showShelf: 'works', pushLink: 'off' })
  shortcuts.set({ ...keys, pushLink: null, showShelf: 'F9' })
  expect(told).toHaveLength(2)
  shortcuts.close()
  expect(held.size).toBe(0)
})

test('keys of another program do nothing here, and that is told', () => {
  const { shortcuts, told, held } = setUp(['F8'])
  shortcuts.set(keys)
  expect(told.at(-1)?.states).toEqual({ saveClipboard: 'works', showShelf: 'off', pushLink: 'taken' })
  expect([...held.keys()]).toEqual(['Control+Shift+U'])
})

test('two actions cannot have the same keys', () => {
  const { shortcuts } = setUp()
  shortcuts.set({ ...keys, showShelf: 'F8' })
  expect(shortcuts.info().states).toEqual({ saveClipboard: 'works', showShelf: 'works', pushLink: 'taken' })
})

test('while new keys are pressed none works, but never for long', () => {
  const { shortcuts, state } = setUp()
  shortcuts.record(true)
  expect(state.suspended).toBe(true)
  vi.advanceTimersByTime(60_000)
  expect(state.suspended).toBe(false)
  // The new ones arrive before the page has said that it is over.
  shortcuts.record(true)
  shortcuts.set(keys)
  expect([state.suspended, shortcuts.info().states.saveClipboard]).toEqual([false, 'works'])
})

test.each([
  ['linux', { WAYLAND_DISPLAY: 'wayland-0' }, true],
  ['linux', { XDG_SESSION_TYPE: 'wayland' }, true],
  ['linux', { XDG_SESSION_TYPE: 'x11' }, false],
  ['win32', { WAYLAND_DISPLAY: 'wayland-0' }, false],
] as const)('on %s with %o the desktop decides: %s', (platform, env, is) => {
  expect(isWayland(platform, env)).toBe(is)
})

test('the portal is asked for beside what was asked for before', () => {
  const set: string[] = []
  const line = (others: string) => ({
    getSwitchValue: () => others,
    appendSwitch: (_name: string, value?: string) => void set.push(value ?? ''),
  })
  useShortcutsPortal(line(''))
  useShortcutsPortal(line('A,B'))
  expect(set).toEqual(['GlobalShortcutsPortal', 'A,B,GlobalShortcutsPortal'])
})
