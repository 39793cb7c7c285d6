interface Running {
  readonly controller: AbortController
  readonly done: Promise<void>
  readonly keys: readonly string[]
}

export interface LineParts {
  /** How many run at the same time. */
  atOnce(): number
  /** The places a transfer writes to: two with one in common take turns. */
  keysOf(id: string): readonly string[]
  /** Has a turn and only lets time pass, before it tries again. */
  rests(id: string): boolean
  /** Never rejects. */
  drive(id: string, signal: AbortSignal): Promise<void>
}

/** Who waits for its turn and who has it. */
export class Line {
  private readonly parts: LineParts
  private readonly waiting = new Set<string>()
  private readonly running = new Map<string, Running>()
  private isShut = false
  private isHeld = false
  /** Have their turns although the others are held. */
  private readonly exempt = new Set<string>()

  constructor(parts: LineParts) {
    this.parts = parts
  }

  get size(): number {
    return this.running.size + [...this.waiting].filter((id) => this.mayGo(id)).length
  }

  /** At the end of the line, or at its head. */
  enqueue(id: string, isFirst = false): void {
    if (this.isShut) return
    if (!this.running.has(id)) {
      const others = isFirst ? [...this.waiting] : []
      if (isFirst) this.waiting.clear()
      this.waiting.add(id)
      for (const other of others) this.waiting.add(other)
    }
    this.fill()
  }

  /** Lets one go on while the others are held, until it is interrupted or all are held anew. */
  release(id: string): void {
    if (this.isHeld) this.exempt.add(id)
    this.enqueue(id)
  }

  isWaiting(id: string): boolean {
    return this.waiting.has(id)
  }

  /** Empties the line; who has a turn keeps it. */
  takeWaiting(): string[] {
    const ids = [...this.waiting]
    this.waiting.clear()
    return ids
  }

  /** Takes one out, wherever it is; resolves when its run has come to rest. */
  async interrupt(id: string, reason: Error): Promise<void> {
    this.waiting.delete(id)
    this.exempt.delete(id)
    const running = this.running.get(id)
    running?.controller.abort(reason)
    await running?.done
  }

  async settled(id: string): Promise<void> {
    await this.running.get(id)?.done
  }

  /** Nobody gets a turn until `goOn`; those who have one are told the reason. Resolves when they rest, with their ids. */
  async hold(reason: Error): Promise<string[]> {
    this.isHeld = true
    this.exempt.clear()
    return this.abortAll(reason)
  }

  goOn(): void {
    this.isHeld = false
    this.exempt.clear()
    this.fill()
  }

  /** For good. */
  async shut(reason: Error): Promise<void> {
    this.isShut = true
    this.waiting.clear()
    await this.abortAll(reason)
  }

  /** Gives turns to as many as may have one. */
  fill(): void {
    if (this.isShut || (this.isHeld && this.exempt.size === 0)) return
    for (const id of this.waiting) {
      if (this.busy() >= this.parts.atOnce()) return
      if (!this.mayGo(id)) continue
      const keys = this.parts.keysOf(id)
      const isTaken = [...this.running.values()].some((other) => other.keys.some((key) => keys.includes(key)))
      if (isTaken) continue
      this.waiting.delete(id)
      this.start(id, keys)
    }
  }

  /** Who rests lends its turn, but no more than a second lot may wait: with a server that is down, all would soon. */
  private busy(): number {
    const resting = [...this.running.keys()].filter((id) => this.parts.rests(id)).length
    return this.running.size - Math.min(resting, this.parts.atOnce())
  }

  private mayGo(id: string): boolean {
    return !this.isHeld || this.exempt.has(id)
  }

  private start(id: string, keys: readonly string[]): void {
    const controller = new AbortController()
    const done = this.parts.drive(id, controller.signal).finally(() => {
      this.running.delete(id)
      this.fill()
    })
    this.running.set(id, { controller, done, keys })
  }

  private async abortAll(reason: Error): Promise<string[]> {
    const all = [...this.running]
    for (const [, { controller }] of all) controller.abort(reason)
    await Promise.all(all.map(([, { done }]) => done))
    return all.map(([id]) => id)
  }
}
