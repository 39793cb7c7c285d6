import { expect, test } from 'vitest'
import { windowState } from '../../../../src/main/windows/bounds.ts'

const left = { x: 0, y: 0, width: 1920, height: 1040 }
const right = { x: 1920, y: 0, width: 2560, height: 1400 }
const kept = { x: 2000, y: 100, width: 1400, height: 900, isMaximized: true }

test('the window is where it was', () => {
  expect(windowState(kept, [left, right])).toEqual({
    place: { x: 2000, y: 100 },
    width: 1400,
    height: 900,
    isMaximized: true,
  })
})

test.each([
  ['nothing kept', undefined],
  ['something else', 'here'],
  ['a number missing', { x: 0, y: 0, width: 800 }],
  ['smaller than a window may be', { ...kept, width: 100 }],
])('%s: the size of the design, where the system puts it', (_name, stored) => {
  expect(windowState(stored, [left])).toEqual({ place: null, width: 1180, height: 760, isMaximized: false })
})

test('a display that is gone takes the place with it, not the size', () => {
  expect(windowState(kept, [left])).toMatchObject({ place: null, width: 1400, height: 900 })
})

test.each([
  ['above the screen', { x: 100, y: -200 }],
  ['with its title below the screen', { x: 100, y: 1030 }],
  ['with a few pixels at the edge', { x: 1900, y: 100 }],
])('a window %s could not be taken hold of', (_name, place) => {
  expect(windowState({ ...kept, ...place }, [left]).place).toBeNull()
})

test('it is never larger than the display it comes back to', () => {
  const small = { x: 0, y: 0, width: 1280, height: 700 }
  expect(windowState({ ...kept, x: 0, y: 0 }, [small])).toMatchObject({ width: 1280, height: 700 })
})
