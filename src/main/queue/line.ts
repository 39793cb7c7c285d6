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

  constructor(parts: LineParts) {
    this.parts = parts
  }

  get size(): number {
    return this.running.size + (this.isHeld ? 0 : this.waiting.size)
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
    return this.abortAll(reason)
  }

  goOn(): void {
    this.isHeld = false
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
    if (this.isShut || this.isHeld) return
    for (const id of this.waiting) {
      if (this.running.size >= this.parts.atOnce()) return
      const keys = this.parts.keysOf(id)
      const isTaken = [...this.running.values()].some((other) => other.keys.some((key) => keys.includes(key)))
      if (isTaken) continue
      this.waiting.delete(id)
      this.start(id, keys)
    }
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
