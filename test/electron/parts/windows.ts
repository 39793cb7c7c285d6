import type { BaseWindowPart } from './base-window.ts'

const open: BaseWindowPart[] = []
let focused: BaseWindowPart | null = null

/** In the order they were made. */
export const openWindows = (): BaseWindowPart[] => [...open]
export const focusedWindow = (): BaseWindowPart | null => focused

export function addWindow(window: BaseWindowPart): void {
  open.push(window)
}

export function removeWindow(window: BaseWindowPart): void {
  open.splice(open.indexOf(window), 1)
  if (focused === window) focused = null
}

/** Returns the one that had it. */
export function setFocused(window: BaseWindowPart | null): BaseWindowPart | null {
  const before = focused
  focused = window
  return before
}
