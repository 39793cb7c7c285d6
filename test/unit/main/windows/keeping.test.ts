import { EventEmitter } from 'node:events'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { MainWindow, type MainWindowParts } from '../../../../src/main/windows/main-window.ts'
import { WindowKeeper } from '../../../../src/main/windows/window-keeper.ts'
import { silent } from '../fakes.ts'

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }))
afterEach(() => void vi.useRealTimers())

class FakeWindow extends EventEmitter {
  readonly calls: string[] = []
  readonly webContents = Object.assign(new EventEmitter(), {
    id: 5,
    reload: () => void this.calls.push('reload'),
  })
  isMinimizedNow = false
  bounds = { x: 1, y: 2, width: 900, height: 600 }
  loadURL = (url: string) => Promise.resolve(void this.calls.push(`load ${url}`))
  show = () => void this.calls.push('show')
  focus = () => void this.calls.push('focus')
  restore = () => void this.calls.push('restore')
  maximize = () => void this.calls.push('maximize')
  isMinimized = () => this.isMinimizedNow
  isMaximized = () => false
  isDestroyed = () => false
  getNormalBounds = () => this.bounds
}

function settings() {
  const values = new Map<string, unknown>()
  const writes: unknown[] = []
  return {
    writes,
    get: (name: string) => Promise.resolve(values.get(name)),
    set: (name: string, value: unknown) => {
      writes.push(value)
      values.set(name, value)
      return Promise.resolve()
    },
  }
}

test('moving a window is written once, when it has come to rest', async () => {
  const store = settings()
  const keeper = new WindowKeeper(store, silent)
  const window = new FakeWindow()
  keeper.watch(window)
  for (let x = 1; x <= 20; x++) {
    window.bounds = { ...window.bounds, x }
    window.emit('move')
    vi.advanceTimersByTime(50)
  }
  expect(store.writes).toEqual([])
  await vi.advanceTimersByTimeAsync(500)
  expect(store.writes).toEqual([{ x: 20, y: 2, width: 900, height: 600, isMaximized: false }])
  expect(await keeper.kept()).toEqual(store.writes[0])
})

test('what is not written yet is written before the app ends', async () => {
  const store = settings()
  const keeper = new WindowKeeper(store, silent)
  const window = new FakeWindow()
  keeper.watch(window)
  window.emit('resize')
  await keeper.flush()
  expect(store.writes).toHaveLength(1)
  await keeper.flush()
  expect(store.writes).toHaveLength(1)
})

function mainWindow(facts: Partial<MainWindowParts> = {}) {
  const made: FakeWindow[] = []
  const closed: number[] = []
  const main = new MainWindow({
    create: () => {
      const window = new FakeWindow()
      made.push(window)
      return window as never
    },
    state: () => Promise.resolve({ place: null, width: 900, height: 600, isMaximized: false }),
    options: () => ({}),
    platform: 'linux',
    log: silent,
    onCreated: () => undefined,
    onClose: () => false,
    onClosed: (id) => closed.push(id),
    ...facts,
  })
  return { main, made, closed }
}

test('there is one window however often it is asked for', async () => {
  const { main, made } = mainWindow()
  await Promise.all([main.show(), main.show()])
  await main.show()
  expect(made).toHaveLength(1)
  expect(made[0]?.calls.slice(0, 3)).toEqual(['load app://redrop/index.html', 'show', 'focus'])
})

test('a minimised window comes back, one that was closed is made anew', async () => {
  const { main, made, closed } = mainWindow()
  await main.show()
  if (made[0]) made[0].isMinimizedNow = true
  await main.show()
  expect(made[0]?.calls).toContain('restore')
  made[0]?.emit('closed')
  expect(closed).toEqual([5])
  await main.show()
  expect(made).toHaveLength(2)
})

test('closing can be refused', async () => {
  const { main, made } = mainWindow({ onClose: () => true })
  await main.show()
  let prevented = false
  made[0]?.emit('close', { preventDefault: () => (prevented = true) })
  expect(prevented).toBe(true)
})

test('a page that dies is loaded again, but not in a circle', async () => {
  const { main, made } = mainWindow()
  await main.show()
  for (let time = 0; time < 3; time++)
    made[0]?.webContents.emit('render-process-gone', {}, { reason: 'crashed' })
  expect(made[0]?.calls.filter((call) => call === 'reload')).toHaveLength(1)
})

test('a window that was maximised is so again', async () => {
  const { main, made } = mainWindow({
    state: () => Promise.resolve({ place: null, width: 900, height: 600, isMaximized: true }),
  })
  await main.show()
  expect(made[0]?.calls).toContain('maximize')
})
