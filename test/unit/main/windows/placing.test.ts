import { expect, test } from 'vitest'
import { anchorOf, popoverBounds, shelfBounds } from '../../../../src/main/windows/placing.ts'

/** A panel of 40 pixels at the bottom. */
const workArea = { x: 0, y: 0, width: 1920, height: 1040 }
const icon = (x: number, y: number) => ({ x, y, width: 24, height: 24 })

test('it stands above an icon at the bottom, below one at the top, with its middle over the icon', () => {
  expect(popoverBounds({ anchor: icon(1400, 1048), workArea }, 500)).toEqual({
    ...{ x: 1222, width: 380, height: 500 },
    y: 1040 - 500 - 8,
  })
  const belowBar = { ...workArea, y: 28 }
  expect(popoverBounds({ anchor: icon(1400, 2), workArea: belowBar }, 500).y).toBe(36)
})

test('near an edge it stays whole, and never gets higher than 620 or the screen', () => {
  const { x, width } = popoverBounds({ anchor: icon(1890, 1048), workArea }, 500)
  expect(x + width).toBe(1912)
  expect(popoverBounds({ anchor: icon(0, 1048), workArea }, 900)).toMatchObject({ x: 8, height: 620 })
  expect(popoverBounds({ anchor: null, workArea: { ...workArea, height: 400 } }, 900).height).toBe(384)
})

test('on another display it stands there', () => {
  const other = { x: -1280, y: 200, width: 1280, height: 700 }
  const { x, y, height } = popoverBounds({ anchor: icon(-40, 910), workArea: other }, 400)
  expect(x).toBe(-388)
  expect(y + height).toBe(892)
})

test('without a tray it stands in the middle; where the desktop does not say where the icon is, at the pointer', () => {
  expect(popoverBounds({ anchor: null, workArea }, 400)).toEqual({ x: 770, y: 320, width: 380, height: 400 })
  const nowhere = { x: 0, y: 0, width: 0, height: 0 }
  expect(anchorOf(nowhere, { x: 1500, y: 12 })).toEqual({ x: 1500, y: 12, width: 0, height: 0 })
  expect(anchorOf(icon(9, 9), { x: 1500, y: 12 })).toEqual(icon(9, 9))
})

test('the shelf is where it was left, as high as its content', () => {
  const left = { x: 30, y: 40, width: 420, height: 999 }
  expect(shelfBounds(left, [workArea], 240)).toEqual({ x: 30, y: 40, width: 420, height: 240 })
})

test.each([null, 'text', { x: 1 }, { x: 30.5, y: 40, width: 420 }, { x: 5000, y: 40, width: 372 }])(
  'left nowhere, or on a display that is gone, it stands at the edge: %j',
  (left) => {
    expect(shelfBounds(left, [workArea], 240)).toEqual({ x: 1540, y: 400, width: 372, height: 240 })
  },
)
