import {
  advance,
  beginProgress,
  bytesPerSecond,
  secondsLeft,
  type Progress,
} from '../../core/domain/progress.ts'
import type { Clock } from '../../core/ports/index.ts'
import type { Progress as ProgressView } from '../../shared/ipc/contract.ts'

/** Milliseconds between two batches. */
const every = 100

/** Progress of everything that is being sent or fetched, told in one batch for all, ten times a second at most. */
export class ProgressBatches {
  private readonly moving = new Map<string, Progress>()
  private readonly changed = new Set<string>()
  private timer: NodeJS.Timeout | null = null
  private readonly clock: Pick<Clock, 'monotonic'>
  private readonly tell: (batch: readonly ProgressView[]) => void

  constructor(clock: Pick<Clock, 'monotonic'>, tell: (batch: readonly ProgressView[]) => void) {
    this.clock = clock
    this.tell = tell
  }

  /** Bytes, with those of an earlier run that are there already. */
  moved(id: string, sent: number, total: number): void {
    const now = this.clock.monotonic()
    const known = this.moving.get(id)
    this.moving.set(id, known?.total === total ? advance(known, sent, now) : beginProgress(total, sent, now))
    this.changed.add(id)
    this.timer ??= setTimeout(() => this.flush(), every)
  }

  /** It moves no longer. */
  forget(id: string): void {
    this.moving.delete(id)
    this.changed.delete(id)
  }

  all(): ProgressView[] {
    return [...this.moving].map(([id, progress]) => viewOf(id, progress))
  }

  stop(): void {
    if (this.timer !== null) clearTimeout(this.timer)
    this.timer = null
  }

  private flush(): void {
    this.timer = null
    const batch = [...this.changed].flatMap((id) => {
      const progress = this.moving.get(id)
      return progress ? [viewOf(id, progress)] : []
    })
    this.changed.clear()
    if (batch.length > 0) this.tell(batch)
  }
}

function viewOf(id: string, progress: Progress): ProgressView {
  return {
    id,
    sent: progress.sent,
    total: progress.total,
    bytesPerSecond: bytesPerSecond(progress),
    secondsLeft: secondsLeft(progress),
  }
}
