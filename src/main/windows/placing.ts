import type { Point, Rectangle } from 'electron'
import { z } from 'zod'
import { isInReach } from './bounds.ts'

export const popoverWidth = 380
const shelfWidth = 372
export const narrowestShelf = 260

/** Highest a small window gets; its content scrolls then. */
const highest = 620
/** Pixels between the popover and what it hangs on, and the edges of the screen. */
const gap = 8

/** What the popover hangs on. */
export interface Surroundings {
  /** The icon in the tray, or where the pointer is; null: nothing, it stands in the middle. */
  readonly anchor: Rectangle | null
  /** Of the display that the anchor is on. */
  readonly workArea: Rectangle
}

/** Below an anchor at the top of the screen, else above it, and always whole. */
export function popoverBounds({ anchor, workArea: area }: Surroundings, wanted: number): Rectangle {
  const height = Math.min(wanted, highest, area.height - 2 * gap)
  const width = popoverWidth
  if (anchor === null)
    return rounded({
      x: area.x + (area.width - width) / 2,
      y: area.y + (area.height - height) / 2,
      width,
      height,
    })
  const middle = anchor.x + anchor.width / 2
  const isAtTop = anchor.y + anchor.height / 2 < area.y + area.height / 2
  const y = isAtTop ? anchor.y + anchor.height + gap : anchor.y - height - gap
  return rounded({
    x: within(middle - width / 2, area.x, area.width - width),
    y: within(y, area.y, area.height - height),
    width,
    height,
  })
}

/** Where the icon is, if the desktop says so; else the pointer, which has just been at its menu. */
export function anchorOf(icon: Rectangle, pointer: Point): Rectangle {
  return icon.width > 0 && icon.height > 0 ? icon : { ...pointer, width: 0, height: 0 }
}

const kept = z.object({ x: z.int(), y: z.int(), width: z.int().min(narrowestShelf) })

/** Where the shelf was left, if it can be taken hold of there; else at the right edge, in the middle of it. */
export function shelfBounds(stored: unknown, workAreas: readonly Rectangle[], wanted: number): Rectangle {
  const height = Math.min(wanted, highest)
  const parsed = kept.safeParse(stored)
  const before = parsed.success ? { ...parsed.data, height } : null
  if (before && workAreas.some((area) => isInReach(before, area))) return before
  const [area] = workAreas
  const width = before?.width ?? shelfWidth
  if (!area) return { x: 0, y: 0, width, height }
  return rounded({
    x: area.x + area.width - width - gap,
    y: area.y + (area.height - height) / 2,
    width,
    height,
  })
}

function within(value: number, start: number, room: number): number {
  return Math.max(start + gap, Math.min(value, start + room - gap))
}

function rounded({ x, y, width, height }: Rectangle): Rectangle {
  return { x: Math.round(x), y: Math.round(y), width, height: Math.round(height) }
}
