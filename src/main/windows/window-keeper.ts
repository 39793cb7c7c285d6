import type { BrowserWindow, Rectangle } from 'electron'
import type { Logger } from '../../core/ports/index.ts'
import type { Store } from '../../core/store/index.ts'
import type { StoredBounds } from './bounds.ts'

/** Milliseconds after the last move: dragging a window writes nothing. */
const pause = 500

type Window = Pick<BrowserWindow, 'getNormalBounds' | 'isMaximized' | 'isDestroyed'> & {
  on(event: 'resize' | 'move' | 'maximize' | 'unmaximize' | 'close', listener: () => void): unknown
}

/** Remembers where a window is. */
export class WindowKeeper {
  private readonly settings: Pick<Store['settings'], 'get' | 'set'>
  private readonly log: Logger
  private readonly key: string
  private timer: NodeJS.Timeout | null = null
  private latest: StoredBounds | null = null
  private saving: Promise<void> = Promise.resolve()

  constructor(settings: Pick<Store['settings'], 'get' | 'set'>, log: Logger, key = 'window') {
    this.settings = settings
    this.log = log
    this.key = key
  }

  kept(): Promise<unknown> {
    return this.settings.get(this.key)
  }

  watch(window: Window): void {
    const note = () => {
      if (window.isDestroyed()) return
      this.latest = stateOf(window.getNormalBounds(), window.isMaximized())
      if (this.timer !== null) clearTimeout(this.timer)
      this.timer = setTimeout(() => void this.flush(), pause)
    }
    window.on('resize', note)
    window.on('move', note)
    window.on('maximize', note)
    window.on('unmaximize', note)
    window.on('close', note)
  }

  /** Writes what is not written yet. */
  async flush(): Promise<void> {
    if (this.timer !== null) clearTimeout(this.timer)
    this.timer = null
    const { latest } = this
    this.latest = null
    if (latest !== null) this.saving = this.saving.then(() => this.save(latest))
    await this.saving
  }

  private async save(state: StoredBounds): Promise<void> {
    await this.settings
      .set(this.key, state)
      .catch((error: unknown) => this.log.warn('window-not-kept', { error: String(error) }))
  }
}

function stateOf({ x, y, width, height }: Rectangle, isMaximized: boolean): StoredBounds {
  return { x, y, width, height, isMaximized }
}
