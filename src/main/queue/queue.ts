import { isOver } from '../../core/engine/is-over.ts'
import type { EngineEvent } from '../../core/engine/context.ts'
import type { NewTransfer } from '../../core/engine/engine.ts'
import { isPaused, PauseWish } from '../../core/engine/pause.ts'
import { Pausing } from '../../core/services/pausing.ts'
import { RedropError } from '../../shared/errors.ts'
import { sameAccount, type AccountKey, type Transfer } from '../../shared/model/index.ts'
import { Driver } from './driver.ts'
import { Line } from './line.ts'
import { LockWatch } from './lock-watch.ts'
import { onlyWaits } from './only-waits.ts'
import { Parking, type ParkReason } from './parking.ts'
import type { QueueParts } from './parts.ts'
import { placeKeys } from './places.ts'
import { slices } from './slices.ts'

/** Runs the transfers of this app: three at a time, one per place, in the order they were added. */
export class Queue {
  readonly locks: LockWatch
  private readonly parts: QueueParts
  private readonly line: Line
  private readonly pausing: Pausing
  private readonly parking = new Parking()
  private readonly driver: Driver
  /** Went on before the computer fell asleep although all were paused. */
  private released: readonly string[] = []

  constructor(parts: QueueParts) {
    this.parts = parts
    const { clock, activity } = parts
    const onDue = (id: string) => this.enqueue(id)
    const limit = () => parts.lockLimit()
    this.locks = new LockWatch({ clock, activity, random: Math.random, limit, onDue })
    this.driver = new Driver({
      ...parts,
      onDue,
      onParked: (account, why) => this.park(account, why),
      onRest: async (transfer, isStopped) => {
        await this.rest(transfer)
        if (transfer.state.name !== 'needs-decision') this.locks.forget(transfer.id)
        else if (!isStopped) this.continue(transfer)
      },
    })
    this.pausing = new Pausing(parts.store.settings)
    this.pausing.onChange((isPaused) => activity.setPaused(isPaused))
    this.line = new Line({
      atOnce: () => parts.settings.current.filesAtOnce,
      keysOf(id) {
        const transfer = activity.get(id)?.transfer
        return transfer ? placeKeys(transfer) : []
      },
      rests: (id) => onlyWaits(activity.get(id)?.state),
      drive: (id, signal) => this.driver.drive(id, signal),
    })
    parts.settings.on(() => this.line.fill())
  }

  /** What the engine says, once the activity has heard it. */
  hear(event: EngineEvent): void {
    if (event.kind === 'state' && event.state.name === 'waiting') this.line.fill()
  }

  /** Takes up what earlier runs of the app left open. Questions stay questions. */
  async takeUp(): Promise<void> {
    await this.pausing.load()
    if (this.isPaused) await this.line.hold(new PauseWish())
    for await (const some of slices(await this.parts.store.transfers.open()))
      for (const transfer of some) {
        this.parts.activity.put(transfer, true)
        this.continue(transfer)
      }
  }

  /** Stores transfers and starts them; one that is under way to the same place is taken up again or superseded. */
  async add(wanted: readonly NewTransfer[]): Promise<Transfer[]> {
    const added: Transfer[] = []
    for await (const some of slices(wanted)) added.push(...(await this.addSome(some)))
    return added
  }

  private async addSome(wanted: readonly NewTransfer[]): Promise<Transfer[]> {
    const { engine, store, activity } = this.parts
    const before = activity.openAt(wanted.flatMap(placeKeys))
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
    if (isPaused(transfer)) return
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
    // What is known of a lock, and how long it has lasted, stays known.
    if (this.locks.tryNow(id)) return
    await this.interrupt(id, new Error('try again now'))
    const transfer = await this.stored(id)
    const isParked = this.parking.reasonOf(transfer.account) !== null
    this.parking.release(transfer.account)
    await this.resume(id)
    // What one try puts right goes for all that waited with it.
    if (isParked) await this.goOn(transfer.account)
  }

  /** Stops what is half sent; what is fully sent gets its answer first and may so be saved. A question stays open. */
  async pause(id: string): Promise<void> {
    await this.interrupt(id, new PauseWish())
    const transfer = await this.stored(id)
    await this.rest(isOver(transfer) ? transfer : await this.parts.engine.pause(id))
  }

  /** While all are paused this one alone goes on. */
  async resume(id: string): Promise<void> {
    const transfer = await this.parts.engine.unpause(id)
    this.parts.activity.put(transfer)
    this.continue(transfer)
    if (this.line.isWaiting(id)) this.line.release(id)
  }

  /** Sends one that waits in line before the others. */
  first(id: string): void {
    if (this.line.isWaiting(id)) this.line.enqueue(id, true)
  }

  /** Nothing is sent until `resumeAll`, over restarts too. */
  get isPaused(): boolean {
    return this.pausing.isOn
  }

  async pauseAll(): Promise<void> {
    await this.pausing.set(true)
    await this.line.hold(new PauseWish())
  }

  /** Those that were paused one by one go on as well. */
  async resumeAll(): Promise<void> {
    await this.pausing.set(false)
    this.line.goOn()
    for (const { transfer } of [...this.parts.activity.all()])
      if (isPaused(transfer)) await this.resume(transfer.id)
  }

  onPaused(listener: (isPaused: boolean) => void): void {
    this.pausing.onChange(listener)
  }

  /** The user has signed in to an account, or vouches for the certificate of its site: what waited for that goes on. */
  async goOn(account: AccountKey): Promise<void> {
    this.parking.release(account)
    for (const { transfer, state, hold } of [...this.parts.activity.all()]) {
      if (!sameAccount(transfer.account, account)) continue
      const why = hold?.kind === 'waiting' ? hold.why : state.name === 'waiting' ? state.why : null
      if (why === 'sign-in' || why === 'certificate') await this.tryAgain(transfer.id)
    }
  }

  /** The computer goes to sleep: half-sent bodies stop, what is fully sent is waited for, all goes on with `wake`. */
  async suspend(): Promise<void> {
    const stopped = await this.line.hold(new Error('the computer goes to sleep'))
    this.released = this.isPaused ? stopped : []
    for (const id of stopped) {
      const transfer = await this.stored(id)
      if (!isOver(transfer)) this.continue(transfer)
    }
  }

  /** The computer was asleep: what waits for a connection or a server is tried now. */
  async wake(): Promise<void> {
    if (!this.isPaused) this.line.goOn()
    for (const id of this.released) if (this.line.isWaiting(id)) this.line.release(id)
    this.released = []
    const trouble = ['offline', 'backoff', 'server-sick']
    for (const { transfer, state } of [...this.parts.activity.all()])
      if (state.name === 'waiting' && trouble.includes(state.why)) await this.tryAgain(transfer.id)
  }

  /** Resolves when a try that is under way has come to rest. */
  async settled(id: string): Promise<void> {
    await this.line.settled(id)
  }

  get size(): number {
    return this.line.size
  }

  /** Stops bodies that are half sent; resolves when the answers to those that are fully sent have come. */
  async stop(): Promise<void> {
    this.locks.stop()
    this.driver.stop()
    await this.line.shut(new Error('Redrop quits'))
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
    if (state.name === 'waiting' && (state.why === 'sign-in' || state.why === 'certificate'))
      this.park(account, state.why)
  }

  /** Takes a transfer out of the queue, wherever it is in it. */
  private async interrupt(id: string, reason: Error): Promise<void> {
    this.locks.forget(id)
    await this.line.interrupt(id, reason)
  }

  private enqueue(id: string): void {
    const transfer = this.parts.activity.get(id)?.transfer
    const why = transfer ? this.parking.reasonOf(transfer.account) : null
    if (why) {
      this.parts.activity.hold(id, { kind: 'waiting', why, until: null })
      return
    }
    this.line.enqueue(id)
  }

  private park(account: AccountKey, why: ParkReason): void {
    this.parking.park(account, why)
    this.line.takeWaiting().forEach((id) => this.enqueue(id))
    this.parts.onParked(account, why)
  }
}
