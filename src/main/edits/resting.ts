import type { Activity } from '../activity/activity.ts'
import { isOver, phaseOf } from '../activity/item.ts'

/** Whoever waits for a transfer to be over, or to be unable to go on for now. */
export class Resting {
  private readonly activity: Pick<Activity, 'get'>
  private readonly isPaused: () => boolean
  private readonly waiting = new Map<string, Set<() => void>>()

  constructor(activity: Pick<Activity, 'get'>, isPaused: () => boolean) {
    this.activity = activity
    this.isPaused = isPaused
  }

  /** Resolves at once for one that nobody knows. */
  async of(transfer: string): Promise<void> {
    if (this.isAtRest(transfer)) return
    await new Promise<void>((resolve) => {
      const waiting = this.waiting.get(transfer) ?? new Set()
      this.waiting.set(transfer, waiting.add(resolve))
    })
  }

  /** Transfers have changed. */
  hear(): void {
    for (const [id, waiting] of this.waiting) {
      if (!this.isAtRest(id)) continue
      this.waiting.delete(id)
      waiting.forEach((resolve) => resolve())
    }
  }

  private isAtRest(id: string): boolean {
    const record = this.activity.get(id)
    if (!record) return true
    const phase = phaseOf(record)
    if (phase === 'queued') return this.isPaused()
    return isOver(phase) || phase === 'waiting' || phase === 'needs-decision'
  }
}
