import { EventEmitter } from 'node:events'
import { expect, test } from 'vitest'
import { SmallWindow } from '../../../../src/main/windows/small-window.ts'
import { smallWindowOptions } from '../../../../src/main/windows/small-windows.ts'
import { silent } from '../fakes.ts'

class FakeWindow extends EventEmitter {
  readonly webContents = Object.assign(new EventEmitter(), { id: 9 })
  readonly calls: string[] = []
  isShown = false
  bounds = { x: 0, y: 0, width: 380, height: 200 }
  loadURL = (url: string) => Promise.resolve(void this.calls.push(`load ${url}`))
  isVisible = () => this.isShown
  isFocused = () => this.isShown
  getBounds = () => this.bounds
  setBounds = (bounds: typeof this.bounds) => void (this.bounds = bounds)
  focus = () => undefined
  show = () => void (this.isShown = true)
  hide = () => void (this.isShown = false)
  destroy = () => void this.emit('closed')
  close(): boolean {
    let kept = false
    this.emit('close', { preventDefault: () => (kept = true) })
    return !kept
  }
}

function world(hidesOnBlur = true) {
  const made: FakeWindow[] = []
  const known = new Set<number>()
  const small = new SmallWindow({
    view: 'popover',
    hidesOnBlur,
    log: silent,
    create() {
      const window = new FakeWindow()
      made.push(window)
      return window as never
    },
    options: () => ({}),
    placing: {
      begin: () => undefined,
      bounds: (height, shown) => ({ x: shown ? shown.x : 5, y: 6, width: 380, height }),
    },
    onCreated: (window) => void known.add(window.webContents.id),
    onClosed: (id) => void known.delete(id),
  })
  return { small, made, known }
}

const soon = () => new Promise((resolve) => setImmediate(resolve))

async function opened(hidesOnBlur = true) {
  const all = world(hidesOnBlur)
  all.small.show()
  await soon()
  all.small.fit(320.2)
  await soon()
  const [window] = all.made
  if (!window) throw new Error('no window')
  return { ...all, window }
}

test('it shows itself once its page has said how high it is', async () => {
  const { small, made } = world()
  small.show()
  await soon()
  expect(made[0]?.calls).toEqual(['load app://redrop/index.html?view=popover'])
  expect(made[0]?.isShown).toBe(false)
  small.fit(320.2)
  await soon()
  expect(made[0]).toMatchObject({ isShown: true, bounds: { x: 5, height: 321 } })
})

test('while it is shown it grows with its content, where it is', async () => {
  const { small, window } = await opened()
  window.bounds = { ...window.bounds, x: 70 }
  small.fit(400)
  expect(window.bounds).toMatchObject({ x: 70, height: 400 })
})

test('closing puts it away; the same window comes back', async () => {
  const { small, window, made } = await opened()
  expect(window.close()).toBe(false)
  expect(window.isShown).toBe(false)
  small.show()
  await soon()
  expect(window.isShown).toBe(true)
  expect(made).toHaveLength(1)
})

test('what else is used puts the popover away, and the click on its icon that did so does not bring it back', async () => {
  const { small, window } = await opened()
  window.emit('blur')
  expect(window.isShown).toBe(false)
  small.toggle()
  await soon()
  expect(window.isShown).toBe(false)
})

test('the shelf stays when something else is used, and goes by its key', async () => {
  const { small, window } = await opened(false)
  window.emit('blur')
  expect(window.isShown).toBe(true)
  small.toggle()
  expect(window.isShown).toBe(false)
})

test('a page that dies takes the window with it, and may ask for nothing any more; the next one is new', async () => {
  const { small, window, made, known } = await opened()
  expect(known.has(9)).toBe(true)
  window.webContents.emit('render-process-gone', {}, { reason: 'crashed' })
  expect(known.has(9)).toBe(false)
  small.show()
  await soon()
  expect(made).toHaveLength(2)
})

test('their pages are as much apart from the system as that of the main window; nothing is drawn around them', () => {
  const parts = { preload: '/preload.cjs', icon: '/icon.png', platform: 'linux' } as const
  for (const view of ['popover', 'shelf'] as const)
    expect(smallWindowOptions(parts, view, true)).toMatchObject({
      ...{ frame: false, alwaysOnTop: true, skipTaskbar: true, show: false },
      backgroundColor: '#191b1f',
      webPreferences: { sandbox: true, contextIsolation: true, nodeIntegration: false, webviewTag: false },
    })
})
