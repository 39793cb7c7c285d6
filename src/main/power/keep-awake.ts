import type { PowerSaveBlocker } from 'electron'

/** Keeps the computer from going to sleep by itself while bytes move, and not a moment longer. */
export class KeepAwake {
  private readonly blocker: Pick<PowerSaveBlocker, 'start' | 'stop'>
  private id: number | null = null

  constructor(blocker: Pick<PowerSaveBlocker, 'start' | 'stop'>) {
    this.blocker = blocker
  }

  set(on: boolean): void {
    if (on) this.id ??= this.blocker.start('prevent-app-suspension')
    else if (this.id !== null) {
      this.blocker.stop(this.id)
      this.id = null
    }
  }
}
