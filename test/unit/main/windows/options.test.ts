import { expect, test } from 'vitest'
import { windowOptions } from '../../../../src/main/windows/options.ts'

const state = { place: { x: 10, y: 20 }, width: 1180, height: 760, isMaximized: false }
const options = (platform: NodeJS.Platform, dark = false) =>
  windowOptions({ state, dark, platform, preload: '/app/preload.cjs', icon: '/app/icon.png' })

test('pages are sandboxed and isolated, and every setting of that is written out', () => {
  expect(options('linux').webPreferences).toEqual({
    preload: '/app/preload.cjs',
    contextIsolation: true,
    sandbox: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webviewTag: false,
    navigateOnDragDrop: false,
    spellcheck: false,
    disableBlinkFeatures: 'Auxclick',
  })
})

test('it has the size of the design, stays hidden until it has a page, and never gets too small', () => {
  expect(options('win32')).toMatchObject({
    x: 10,
    y: 20,
    width: 1180,
    height: 760,
    minWidth: 760,
    minHeight: 520,
    show: false,
  })
})

test('before the first paint it has the colour of the theme', () => {
  expect(options('linux', false).backgroundColor).toBe('#f5f6f8')
  expect(options('linux', true).backgroundColor).toBe('#191b1f')
})

test('the buttons of the system stay: over the page on Windows and Linux, as lights on macOS', () => {
  expect(options('win32', true).titleBarOverlay).toMatchObject({ color: '#191b1f' })
  expect(options('darwin').titleBarOverlay).toBeUndefined()
  expect(options('darwin').trafficLightPosition).toBeDefined()
})
