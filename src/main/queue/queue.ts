import { isOver } from '../../core/engine/is-over.ts'
import type { Engine, NewTransfer } from '../../core/engine/engine.ts'
import type { Clock, Logger } from '../../core/ports/index.ts'
import type { Store } from '../../core/store/index.ts'
import { RedropError } from '../../shared/errors.ts'
import { sameAccount, type AccountKey, type Transfer } from '../../shared/model/index.ts'
import type { Activity } from '../activity/activity.ts'
import type { Outcome } from '../activity/record.ts'
import { toFailure } from '../ipc/failure.ts'
import { LockWatch } from './lock-watch.ts'
import { placeKeys } from './places.ts'

/** Files sent at the same time (design §6). */
const atOnce = 3

/** Milliseconds without progress after which a transfer rests until it is tried again by hand or at the next start. */
const patience = 12 * 60 * 60_000

/** Milliseconds until a place that another process is at is tried again. */
const busyPause = 5_000

export interface QueueParts {
  readonly engine: Pick<Engine, 'add' | 'run' | 'decide' | 'cancel'>
  readonly store: { readonly transfers: Pick<Store['transfers'], 'get' | 'open'> }
  readonly clock: Pick<Clock, 'now' | 'monotonic'>
  readonly log: Logger
  readonly activity: Activity
  /** What is remembered of a transfer that has come to rest; null: nothing yet. */
  outcomeOf(transfer: Transfer): Promise<Outcome | null>
  onSignInNeeded(account: AccountKey): void
}

interface Running {
  readonly controller: AbortController
  readonly done: Promise<void>
  readonly keys: readonly string[]
}

/** Runs the transfers of this app: three at a time, one per place, in the order they were added. */
export class Queue {
  readonly locks: LockWatch
  private readonly parts: QueueParts
  private readonly waiting = new Set<string>()
  private readonly running = new Map<string, Running>()
  private readonly timers = new Set<NodeJS.Timeout>()
  private isStopped = false

  constructor(parts: QueueParts) {
    this.parts = parts
    const { clock, activity } = parts
    this.locks = new LockWatch({ clock, activity, random: Math.random, onDue: (id) => this.enqueue(id) })
  }

  /** Takes up what earlier runs of the app left open. Questions stay questions. */
  async resume(): Promise<void> {
    for (const transfer of await this.parts.store.transfers.open()) {
      this.parts.activity.put(transfer, true)
      this.continue(transfer)
    }
  }

  /** Stores transfers and starts them; one that is under way to the same place is taken up again or superseded. */
  async add(wanted: readonly NewTransfer[]): Promise<Transfer[]> {
    const { engine, store, activity } = this.parts
    const keys = new Set(wanted.flatMap(placeKeys))
    const before = this.openAt(keys)
    for (const id of before) await this.interrupt(id, new Error('another file for the same place'))
    const added = await engine.add(wanted)
    for (const id of before) {
      const transfer = await store.transfers.get(id)
      if (transfer) await this.rest(transfer)
    }
    for (const transfer of added) {
      activity.put(transfer)
      this.continue(transfer)
    }
    return added
  }

  /** To be called when nothing of it is stored as over: a new question, an answer, a sign-in, a wish to try again. */
  continue(transfer: Transfer): void {
    const { state, id } = transfer
    if (state.name !== 'needs-decision') this.enqueue(id)
    else if (state.conflict.kind === 'locked') this.locks.locked(id, state.conflict)
  }

  async cancel(id: string): Promise<void> {
    await this.interrupt(id, new RedropError('cancelled'))
    const transfer = await this.stored(id)
    await this.rest(isOver(transfer) ? transfer : await this.parts.engine.cancel(id, 'cancelled'))
  }

  /** Tries it now, wherever it waits. */
  async tryAgain(id: string): Promise<void> {
    await this.interrupt(id, new Error('try again now'))
    const transfer = await this.stored(id)
    this.parts.activity.put(transfer)
    this.continue(transfer)
  }

  async signedIn(account: AccountKey): Promise<void> {
    for (const { transfer, state, hold } of [...this.parts.activity.all()]) {
      const why = hold?.kind === 'waiting' ? hold.why : state.name === 'waiting' ? state.why : null
      if (why === 'sign-in' && sameAccount(transfer.account, account)) await this.tryAgain(transfer.id)
    }
  }

  /** The computer was asleep: what waits for a connection or a server is tried now. */
  async wake(): Promise<void> {
    const trouble = ['offline', 'backoff', 'server-sick']
    for (const { transfer, state } of [...this.parts.activity.all()])
      if (state.name === 'waiting' && trouble.includes(state.why)) await this.tryAgain(transfer.id)
  }

  /** Resolves when a try that is under way has come to rest. */
  async settled(id: string): Promise<void> {
    await this.running.get(id)?.done
  }

  get size(): number {
    return this.running.size + this.waiting.size
  }

  /** Stops bodies that are half sent; resolves when the answers to those that are fully sent have come. */
  async stop(): Promise<void> {
    this.isStopped = true
    this.waiting.clear()
    this.locks.stop()
    this.timers.forEach((timer) => clearTimeout(timer))
    const all = [...this.running.values()]
    for (const { controller } of all) controller.abort(new Error('Redrop quits'))
    await Promise.all(all.map(({ done }) => done))
  }

  async stored(id: string): Promise<Transfer> {
    const transfer = await this.parts.store.transfers.get(id)
    if (!transfer) throw new RedropError('transfer-unknown', { id })
    return transfer
  }

  /** Shows where a transfer came to rest. */
  async rest(transfer: Transfer): Promise<void> {
    const { state, account, id } = transfer
    const outcome = await this.parts.outcomeOf(transfer)
    this.parts.activity.put(transfer)
    if (outcome) this.parts.activity.conclude(id, outcome)
    if (state.name === 'waiting' && state.why === 'sign-in') this.parts.onSignInNeeded(account)
  }

  private openAt(keys: ReadonlySet<string>): string[] {
    return [...this.parts.activity.all()]
      .filter(({ transfer }) => !isOver(transfer) && placeKeys(transfer).some((key) => keys.has(key)))
      .map(({ transfer }) => transfer.id)
  }

  /** Takes a transfer out of the queue, wherever it is in it. */
  private async interrupt(id: string, reason: Error): Promise<void> {
    this.waiting.delete(id)
    this.locks.forget(id)
    const running = this.running.get(id)
    running?.controller.abort(reason)
    await running?.done
  }

  private enqueue(id: string): void {
    if (this.isStopped) return
    if (!this.running.has(id)) this.waiting.add(id)
    this.fill()
  }

  private fill(): void {
    for (const id of this.waiting) {
      if (this.running.size >= atOnce) return
      const transfer = this.parts.activity.get(id)?.transfer
      const keys = transfer ? placeKeys(transfer) : []
      const isTaken = [...this.running.values()].some((other) => other.keys.some((key) => keys.includes(key)))
      if (isTaken) continue
      this.waiting.delete(id)
      this.start(id, keys)
    }
  }

  private start(id: string, keys: readonly string[]): void {
    const controller = new AbortController()
    const done = this.drive(id, controller.signal).finally(() => {
      this.running.delete(id)
      if (!this.isStopped) this.fill()
    })
    this.running.set(id, { controller, done, keys })
  }

  private async drive(id: string, signal: AbortSignal): Promise<void> {
    const { engine } = this.parts
    try {
      const { state } = await this.stored(id)
      if (state.name === 'needs-decision' && state.conflict.kind === 'locked')
        await engine.decide(id, state.conflict.revision, { kind: 'wait' })
      const rested = await engine.run(id, { lockWait: 0, patience, signal })
      await this.rest(rested)
      if (rested.state.name !== 'needs-decision') this.locks.forget(id)
      else if (!signal.aborted) this.continue(rested)
    } catch (error) {
      await this.failed(id, error, signal)
    }
  }

  private async failed(id: string, error: unknown, signal: AbortSignal): Promise<void> {
    const { activity, clock, log } = this.parts
    const transfer = await this.parts.store.transfers.get(id)
    if (!transfer) return
    activity.put(transfer)
    if (signal.aborted) return
    const failure = toFailure(log, 'queue', error)
    switch (failure.code) {
      case 'sign-in-needed':
      case 'account-unknown':
        activity.hold(id, { kind: 'waiting', why: 'sign-in', until: null })
        this.parts.onSignInNeeded(transfer.account)
        break
      case 'target-busy': {
        activity.hold(id, { kind: 'waiting', why: 'backoff', until: clock.now() + busyPause })
        const timer = setTimeout(() => {
          this.timers.delete(timer)
          this.enqueue(id)
        }, busyPause)
        this.timers.add(timer)
        break
      }
      default:
        activity.hold(id, { kind: 'failed', failure })
    }
  }
}
