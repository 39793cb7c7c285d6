/**
 * The few milliseconds between the check of `previous` and the lock (contract §5.7), made wide open: `count` PUTs read
 * the file first, then they get the lock one after the other.
 */
export class LostUpdateWindow {
  private waiting = 0
  private open: () => void = () => undefined
  private readonly all: Promise<void>
  private turn: Promise<void> = Promise.resolve()
  private readonly count: number

  constructor(count: number) {
    this.count = count
    this.all = new Promise((resolve) => (this.open = resolve))
  }

  get complete(): boolean {
    return this.waiting >= this.count
  }

  /** Waits for the other writers and for the caller's turn; the result ends the turn. */
  async enter(): Promise<() => void> {
    this.waiting += 1
    const before = this.turn
    let leave: () => void = () => undefined
    this.turn = new Promise((resolve) => (leave = resolve))
    if (this.complete) this.open()
    await this.all
    await before
    return leave
  }
}
