import type { Rectangle } from 'electron'
import { z } from 'zod'

export const standardSize = { width: 1180, height: 760 } as const
export const smallestSize = { width: 760, height: 520 } as const

export interface WindowState {
  /** Null: where the system puts it. */
  readonly place: { readonly x: number; readonly y: number } | null
  readonly width: number
  readonly height: number
  readonly isMaximized: boolean
}

const int = z.int()
const stored = z.object({
  x: int,
  y: int,
  width: int.min(smallestSize.width),
  height: int.min(smallestSize.height),
  isMaximized: z.boolean(),
})
export type StoredBounds = z.infer<typeof stored>

/** Of a window's top edge, by which it can be taken hold of. */
const grip = { width: 120, height: 32 } as const

/** Where the window was, if it can be seen and moved there on the displays of today. */
export function windowState(kept: unknown, workAreas: readonly Rectangle[]): WindowState {
  const parsed = stored.safeParse(kept)
  if (!parsed.success) return { place: null, ...standardSize, isMaximized: false }
  const { x, y, isMaximized } = parsed.data
  const area = workAreas.find((candidate) => isInReach(parsed.data, candidate))
  const largest = area ?? workAreas[0] ?? standardSize
  const width = Math.max(smallestSize.width, Math.min(parsed.data.width, largest.width))
  const height = Math.max(smallestSize.height, Math.min(parsed.data.height, largest.height))
  return { place: area ? { x, y } : null, width, height, isMaximized }
}

/** Whether enough of the top edge of a window is on a display. */
export function isInReach(bounds: Rectangle, area: Rectangle): boolean {
  const shown = Math.min(bounds.x + bounds.width, area.x + area.width) - Math.max(bounds.x, area.x)
  const isTopInside = bounds.y >= area.y && bounds.y + grip.height <= area.y + area.height
  return shown >= grip.width && isTopInside
}
