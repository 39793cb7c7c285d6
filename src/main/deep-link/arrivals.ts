import type { Arrival } from '../../shared/ipc/contract.ts'

/** What waits for the page: it may not be there yet, and asks as soon as it is. */
export class Arrivals {
  private waiting: Arrival[] = []
  private readonly tell: () => void

  /** `tell`: shows the window and tells its page that something is here. */
  constructor(tell: () => void) {
    this.tell = tell
  }

  put(arrival: Arrival): void {
    this.waiting.push(arrival)
    this.tell()
  }

  take(): readonly Arrival[] {
    const all = this.waiting
    this.waiting = []
    return all
  }
}
