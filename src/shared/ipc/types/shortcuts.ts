import type { GlobalKey } from '../../accelerator.ts'
import type { Answer } from './result.ts'

/** `taken`: another program holds the keys, they do nothing here. `off`: there are none. */
export type ShortcutState = 'works' | 'taken' | 'off'

export interface ShortcutsInfo {
  readonly states: Readonly<Record<GlobalKey, ShortcutState>>
  /** The desktop decides on them (Wayland): it may ask first, and change them in settings of its own. */
  readonly byDesktop: boolean
}

/** Keys that work everywhere; which ones they are is in the settings. Every change comes as `onShortcuts` too. */
export interface ShortcutsApi {
  info(): Answer<ShortcutsInfo>
  /** While the user presses new keys, the old ones must reach the page and do nothing. */
  record(input: { on: boolean }): Answer<null>
}
