import type { Engine } from '../../core/engine/engine.ts'
import type { Clock, Logger } from '../../core/ports/index.ts'
import type { Store } from '../../core/store/index.ts'
import type { AccountKey, Transfer } from '../../shared/model/index.ts'
import type { Activity } from '../activity/activity.ts'
import { toFailure } from '../ipc/failure.ts'
import { parkReason, type ParkReason } from './parking.ts'

/** Milliseconds without progress after which a transfer rests until it is tried again by hand or at the next start. */
const patience = 12 * 60 * 60_000

/** Milliseconds until a place that another process is at is tried again. */
const busyPause = 5_000

export interface DriverParts {
  readonly engine: Pick<Engine, 'run' | 'decide'>
  readonly store: { readonly transfers: Pick<Store['transfers'], 'get'> }
  readonly clock: Pick<Clock, 'now'>
  readonly log: Logger
  readonly activity: Activity
  /** It has come to rest; `isStopped`: because it was told to. */
  onRest(transfer: Transfer, isStopped: boolean): Promise<void>
  onParked(account: AccountKey, why: ParkReason): void
  /** To be tried again. */
  onDue(id: string): void
}

/** One turn of one transfer: runs it to its rest, and shows why where it could not. */
export class Driver {
  private readonly parts: DriverParts
  private readonly timers = new Set<NodeJS.Timeout>()

  constructor(parts: DriverParts) {
    this.parts = parts
  }

  async drive(id: string, signal: AbortSignal): Promise<void> {
    const { engine, store } = this.parts
    try {
      const stored = await store.transfers.get(id)
      if (stored?.state.name === 'needs-decision' && stored.state.conflict.kind === 'locked')
        await engine.decide(id, stored.state.conflict.revision, { kind: 'wait' })
      const rested = await engine.run(id, { lockWait: 0, patience, signal })
      await this.parts.onRest(rested, signal.aborted)
    } catch (error) {
      await this.failed(id, error, signal)
    }
  }

  stop(): void {
    this.timers.forEach((timer) => clearTimeout(timer))
  }

  private async failed(id: string, error: unknown, signal: AbortSignal): Promise<void> {
    const { activity, log, store } = this.parts
    const transfer = await store.transfers.get(id)
    if (!transfer) return
    activity.put(transfer)
    if (signal.aborted) return
    const failure = toFailure(log, 'queue', error)
    const why = parkReason(failure.code)
    if (why) {
      activity.hold(id, { kind: 'waiting', why, until: null })
      this.parts.onParked(transfer.account, why)
    } else if (failure.code === 'target-busy') this.tryLater(id)
    else activity.hold(id, { kind: 'failed', failure })
  }

  private tryLater(id: string): void {
    const { activity, clock } = this.parts
    activity.hold(id, { kind: 'waiting', why: 'backoff', until: clock.now() + busyPause })
    const timer = setTimeout(() => {
      this.timers.delete(timer)
      this.parts.onDue(id)
    }, busyPause)
    this.timers.add(timer)
  }
}
