/** What a global key does, wherever the user is. */
export const globalKeys = ['saveClipboard', 'showShelf', 'pushLink'] as const
export type GlobalKey = (typeof globalKeys)[number]

/** Null: no keys. */
export type GlobalKeys = Readonly<Record<GlobalKey, string | null>>

const modifiers = ['Control', 'Alt', 'Shift', 'Super'] as const
type Modifier = (typeof modifiers)[number]

/** Keys beside letters and digits, as the page names them and as Electron does. */
const named: Readonly<Record<string, string>> = {
  Space: 'Space',
  ArrowUp: 'Up',
  ArrowDown: 'Down',
  ArrowLeft: 'Left',
  ArrowRight: 'Right',
  Home: 'Home',
  End: 'End',
  PageUp: 'PageUp',
  PageDown: 'PageDown',
  Insert: 'Insert',
  Delete: 'Delete',
  PrintScreen: 'PrintScreen',
  ...Object.fromEntries(Array.from({ length: 24 }, (_, at) => [`F${at + 1}`, `F${at + 1}`])),
}
const keys = new Set(Object.values(named))

/** `CommandOrControl+Shift+U` means something else on each platform, so it is never stored: these are. */
export function isAccelerator(text: string): boolean {
  const parts = text.split('+')
  const key = parts.pop() ?? ''
  const isKnown = parts.every((part) => (modifiers as readonly string[]).includes(part))
  const inOrder = modifiers.filter((one) => parts.includes(one)).join('+') === parts.join('+')
  return (/^[A-Z0-9]$/.test(key) || keys.has(key)) && isKnown && inOrder && isFree(parts, key)
}

/** A key that is used for typing needs more than Shift with it: it would be gone for every other program. */
function isFree(held: readonly string[], key: string): boolean {
  return held.some((one) => one !== 'Shift') || /^F\d/.test(key) || key === 'PrintScreen'
}

/** What of a `KeyboardEvent` is needed. `code` names the key by its place, whatever the layout writes with it. */
export interface Pressed {
  readonly code: string
  readonly key: string
  readonly ctrlKey: boolean
  readonly altKey: boolean
  readonly shiftKey: boolean
  readonly metaKey: boolean
}

export function heldModifiers({ ctrlKey, altKey, shiftKey, metaKey }: Pressed): readonly Modifier[] {
  const held = { Control: ctrlKey, Alt: altKey, Shift: shiftKey, Super: metaKey }
  return modifiers.filter((one) => held[one])
}

/** Null: only modifiers so far, or keys that cannot be global ones. */
export function acceleratorOf(pressed: Pressed): string | null {
  const letter = /^[a-z]$/i.test(pressed.key) ? pressed.key.toUpperCase() : null
  const byPlace = /^(?:Key([A-Z])|(?:Digit|Numpad)(\d))$/.exec(pressed.code)
  const key = letter ?? byPlace?.[1] ?? byPlace?.[2] ?? named[pressed.code]
  if (key === undefined) return null
  const text = [...heldModifiers(pressed), key].join('+')
  return isAccelerator(text) ? text : null
}

/** Until the user chooses otherwise; `platform` as Node names it. On Linux there are none: they are the desktop's. */
export function usualGlobalKeys(platform: string): GlobalKeys {
  const main = { darwin: 'Shift+Super', win32: 'Control+Shift' }[platform]
  if (main === undefined) return { saveClipboard: null, showShelf: null, pushLink: null }
  return { saveClipboard: `${main}+U`, showShelf: `${main}+D`, pushLink: null }
}
