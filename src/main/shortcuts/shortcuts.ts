import type { GlobalShortcut } from 'electron'
import type { Logger } from '../../core/ports/index.ts'
import { globalKeys, type GlobalKey, type GlobalKeys } from '../../shared/accelerator.ts'
import type { ShortcutsInfo, ShortcutState } from '../../shared/ipc/contract.ts'

/** Milliseconds after which the keys work again, if the page that reads new ones has not said so. */
const longestRecording = 60_000

export interface ShortcutsParts {
  readonly system: Pick<GlobalShortcut, 'register' | 'unregister' | 'unregisterAll' | 'setSuspended'>
  readonly log: Logger
  /** What each of them does. */
  readonly acts: Readonly<Record<GlobalKey, () => void>>
  /** The desktop decides on them, see `ShortcutsInfo`. */
  readonly byDesktop: boolean
  onChange(info: ShortcutsInfo): void
}

interface Held {
  readonly keys: string
  readonly isOurs: boolean
}

/** Holds the global keys of the settings at the system, as far as it gives them. */
export class Shortcuts {
  private readonly parts: ShortcutsParts
  private readonly held = new Map<GlobalKey, Held>()
  private recording: NodeJS.Timeout | null = null

  constructor(parts: ShortcutsParts) {
    this.parts = parts
  }

  /** The keys of the settings, to be called at the start and after each change. */
  set(keys: GlobalKeys): void {
    const changed = globalKeys.filter((one) => (this.held.get(one)?.keys ?? null) !== keys[one])
    if (changed.length === 0) return
    // The system takes no new ones while they are suspended.
    this.record(false)
    for (const one of changed) this.release(one)
    for (const one of changed) this.hold(one, keys[one])
    this.parts.onChange(this.info())
  }

  info(): ShortcutsInfo {
    const state = (one: GlobalKey): ShortcutState => {
      const held = this.held.get(one)
      return held ? (held.isOurs ? 'works' : 'taken') : 'off'
    }
    return {
      states: {
        saveClipboard: state('saveClipboard'),
        showShelf: state('showShelf'),
        pushLink: state('pushLink'),
      },
      byDesktop: this.parts.byDesktop,
    }
  }

  record(on: boolean): void {
    if (this.recording !== null) clearTimeout(this.recording)
    this.recording = on ? setTimeout(() => this.record(false), longestRecording) : null
    this.parts.system.setSuspended(on)
  }

  close(): void {
    if (this.recording !== null) clearTimeout(this.recording)
    this.parts.system.unregisterAll()
    this.held.clear()
  }

  private hold(one: GlobalKey, keys: string | null): void {
    if (keys === null) return
    const isTwice = [...this.held.values()].some((held) => held.keys === keys && held.isOurs)
    const isOurs = !isTwice && this.parts.system.register(keys, this.parts.acts[one])
    if (!isOurs) this.parts.log.info('global-keys-taken', { key: one })
    this.held.set(one, { keys, isOurs })
  }

  private release(one: GlobalKey): void {
    const held = this.held.get(one)
    if (held?.isOurs) this.parts.system.unregister(held.keys)
    this.held.delete(one)
  }
}
