import type { Platform } from './platform.ts'

const macKeys: Readonly<Record<string, string>> = {
  Ctrl: '⌘',
  Shift: '⇧',
  Alt: '⌥',
  Del: '⌫',
  Enter: '↩',
}

/** Modifiers as macOS orders them. */
const macOrder = ['Alt', 'Shift', 'Ctrl']

/**
 * Keys as a menu shows them. `keys` is written for Windows and Linux, parts apart by a blank: `Ctrl Shift H` stays so
 * there and becomes `⇧⌘H` on macOS.
 */
export function shortcutText(keys: string, platform: Platform): string {
  if (platform !== 'mac') return keys
  const parts = keys.split(' ')
  const modifiers = macOrder.filter((one) => parts.includes(one))
  return [...modifiers, ...parts.filter((one) => !macOrder.includes(one))]
    .map((one) => macKeys[one] ?? one)
    .join('')
}
