import type { Display, Point, Rectangle, Screen } from 'electron'
import { needsReady } from '../life.ts'
import { StrictEmitter } from '../strict.ts'

export const workArea: Rectangle = { x: 0, y: 0, width: 1920, height: 1040 }

type Part = Pick<
  Screen,
  | 'getPrimaryDisplay'
  | 'getAllDisplays'
  | 'getDisplayMatching'
  | 'getDisplayNearestPoint'
  | 'getCursorScreenPoint'
>

/** One display, as a test machine has it. */
class ScreenPart extends StrictEmitter implements Part {
  /** Where the user has the pointer. */
  pointer: Point = { x: 0, y: 0 }

  constructor() {
    super('screen', ['display-added', 'display-removed', 'display-metrics-changed'])
  }

  getPrimaryDisplay(): Display {
    needsReady('screen')
    const bounds = { ...workArea, height: 1080 }
    const size = { width: bounds.width, height: bounds.height }
    return {
      id: 1,
      label: 'display',
      bounds,
      size,
      workArea,
      workAreaSize: { width: workArea.width, height: workArea.height },
      scaleFactor: 1,
      rotation: 0,
    } as Display
  }

  getAllDisplays(): Display[] {
    return [this.getPrimaryDisplay()]
  }

  getDisplayMatching(_bounds: Rectangle): Display {
    return this.getPrimaryDisplay()
  }

  getDisplayNearestPoint(_point: Point): Display {
    return this.getPrimaryDisplay()
  }

  getCursorScreenPoint(): Point {
    needsReady('screen')
    return { ...this.pointer }
  }
}

export const screen = new ScreenPart()
