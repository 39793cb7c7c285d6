import type { Store } from '../store/index.ts'

const key = 'transfers-paused'

/** Whether all transfers are paused: kept over restarts, so that nothing starts sending by itself. */
export class Pausing {
  private on = false
  private readonly settings: Pick<Store['settings'], 'get' | 'set'>
  private readonly listeners = new Set<(on: boolean) => void>()

  constructor(settings: Pick<Store['settings'], 'get' | 'set'>) {
    this.settings = settings
  }

  get isOn(): boolean {
    return this.on
  }

  /** As it was when Redrop ended. */
  async load(): Promise<void> {
    this.tell((await this.settings.get(key)) === true)
  }

  async set(on: boolean): Promise<void> {
    await this.settings.set(key, on)
    this.tell(on)
  }

  onChange(listener: (on: boolean) => void): void {
    this.listeners.add(listener)
  }

  private tell(on: boolean): void {
    if (on === this.on) return
    this.on = on
    this.listeners.forEach((listener) => listener(on))
  }
}
