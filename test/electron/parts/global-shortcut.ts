import type { GlobalShortcut } from 'electron'
import { needsReady } from '../life.ts'
import { StrictEmitter } from '../strict.ts'

type Part = Pick<
  GlobalShortcut,
  'register' | 'unregister' | 'unregisterAll' | 'isRegistered' | 'setSuspended' | 'isSuspended'
>

const modifiers = [
  'Command',
  'Cmd',
  'Control',
  'Ctrl',
  'CommandOrControl',
  'Alt',
  'Option',
  'AltGr',
  'Shift',
  'Super',
  'Meta',
]
const keys =
  /^(?:[0-9A-Z]|F(?:[1-9]|1\d|2[0-4])|Space|Tab|Up|Down|Left|Right|Home|End|PageUp|PageDown|Insert|Delete|PrintScreen|Plus)$/

/** Keys that no program of this computer holds, except those that a test gives to another one. */
export class GlobalShortcutPart extends StrictEmitter implements Part {
  /** Held by another program. */
  foreign: readonly string[] = []
  readonly held = new Map<string, () => void>()
  private suspended = false

  constructor() {
    super('globalShortcut')
  }

  register(accelerator: string, callback: () => void): boolean {
    needsReady('globalShortcut')
    mustBeAccelerator(accelerator)
    if (this.suspended || this.foreign.includes(accelerator) || this.held.has(accelerator)) return false
    this.held.set(accelerator, callback)
    return true
  }

  unregister(accelerator: string): void {
    needsReady('globalShortcut')
    mustBeAccelerator(accelerator)
    this.held.delete(accelerator)
  }

  unregisterAll(): void {
    needsReady('globalShortcut')
    this.held.clear()
  }

  isRegistered(accelerator: string): boolean {
    return this.held.has(accelerator)
  }

  setSuspended(suspended: boolean): void {
    needsReady('globalShortcut')
    this.suspended = suspended
  }

  isSuspended(): boolean {
    return this.suspended
  }

  /** What the user does wherever they are. */
  press(accelerator: string): void {
    const callback = this.suspended ? undefined : this.held.get(accelerator)
    if (!callback) throw new Error(`the app does not hold ${accelerator}`)
    callback()
  }
}

/** Electron throws for text that it cannot read. */
function mustBeAccelerator(text: string): void {
  const parts = text.split('+')
  const key = parts.pop() ?? ''
  if (!keys.test(key) || !parts.every((part) => modifiers.includes(part)))
    throw new TypeError(`Error processing argument at index 0, conversion failure from ${text}`)
}

export const globalShortcut = new GlobalShortcutPart()
