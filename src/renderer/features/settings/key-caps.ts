import type { Platform } from '../../ui/index.ts'

const names: Readonly<Record<Platform, Readonly<Record<string, string>>>> = {
  mac: { Control: '⌃', Alt: '⌥', Shift: '⇧', Super: '⌘', Up: '↑', Down: '↓', Left: '←', Right: '→' },
  windows: { Control: 'Ctrl', Super: 'Win', Delete: 'Del' },
  linux: { Control: 'Ctrl', Delete: 'Del' },
}

/** The keys of an accelerator, or held modifiers, as they are written on a keyboard of the platform. */
export function keyCaps(parts: readonly string[], platform: Platform): readonly string[] {
  return parts.map((part) => names[platform][part] ?? part)
}
