import type { EngineEvent } from '../../core/engine/context.ts'
import { isOver } from '../../core/engine/is-over.ts'
import type { Clock } from '../../core/ports/index.ts'
import type { ActivityItem, ActivityPatch, ActivitySnapshot, Progress } from '../../shared/ipc/contract.ts'
import type { Conflict, Transfer, TransferState } from '../../shared/model/index.ts'
import { itemOf, type LocalPlaces } from './item.ts'
import { OpenPlaces } from './open-places.ts'
import { conflictOf } from './question.ts'
import { ProgressBatches } from './progress-batches.ts'
import type { Hold, Outcome, TransferRecord } from './record.ts'

export interface ActivityParts {
  readonly clock: Pick<Clock, 'now' | 'monotonic'>
  /** The user's folder. */
  readonly places: LocalPlaces
  onPatch(patch: ActivityPatch): void
  onProgress(batch: readonly Progress[]): void
}

/**
 * Milliseconds between two patches while changes go on. The first change is told at once; of what follows it hundreds may
 * come in a second, and each patch costs the page as much as all of them together.
 */
const pace = 50

/** Items of one patch: taking in thousands at once would stop the page for as long as a frame is not drawn. */
const most = 500

const unknown = { notices: [], outcome: null, raisedAt: null, isOld: false, finishedAt: null } as const

/** The one source of what all views show of transfers: window, tray, notifications. */
export class Activity {
  private readonly parts: ActivityParts
  private readonly records = new Map<string, TransferRecord>()
  private readonly open = new OpenPlaces()
  private isPaused = false
  private readonly progress: ProgressBatches
  private sequence = 0
  private readonly changed = new Set<string>()
  private removed = new Set<string>()
  /** Runs for a while after each patch. */
  private rest: NodeJS.Timeout | null = null
  /** By file: the transfer that was concluded last. */
  private readonly latest = new Map<string, string>()

  constructor(parts: ActivityParts) {
    this.parts = parts
    this.progress = new ProgressBatches(parts.clock, (batch) => parts.onProgress(batch))
  }

  get(id: string): TransferRecord | null {
    return this.records.get(id) ?? null
  }

  /** A transfer as it is stored now: new, answered, at rest, or of an earlier run (`isOld`). */
  put(transfer: Transfer, isOld = false): void {
    const known = this.records.get(transfer.id)
    const base = known ?? { ...unknown, isTakenUp: isOld }
    // Of a lock that is still there its watch says what becomes of the question.
    const hold = isLocked(transfer.state) && known?.hold?.kind === 'lock' ? known.hold : null
    this.set({ ...base, transfer, state: transfer.state, hold }, isOld)
  }

  hear(event: EngineEvent): void {
    const id = event.kind === 'state' ? event.transfer.id : event.id
    const known = this.records.get(id)
    if (!known) return
    switch (event.kind) {
      case 'notice':
        this.set({ ...known, notices: [...known.notices, event.notice] })
        break
      case 'progress':
        if (known.state.name === 'sending') this.progress.moved(id, event.sent, event.total)
        break
      case 'state':
        // Where it rests is put here by whoever drove it, with what came of it.
        if (isOver(event) || event.state.name === 'needs-decision') return
        this.set({ ...known, transfer: event.transfer, state: event.state, hold: holdAfter(known, event) })
    }
  }

  /** Null: it rests no longer than its state says. */
  hold(id: string, hold: Hold | null): void {
    const known = this.records.get(id)
    if (known) this.set({ ...known, hold })
  }

  /** What came of it; earlier transfers of the same file have nothing left to undo. */
  conclude(id: string, outcome: Outcome | null): void {
    const known = this.records.get(id)
    if (!known) return
    this.set({ ...known, outcome })
    if (outcome === null || known.transfer.direction === 'download') return
    const before = this.records.get(this.latest.get(outcome.fileId) ?? id)
    this.latest.set(outcome.fileId, id)
    if (before?.transfer.id !== id && before?.outcome?.undo === 'available')
      this.set({ ...before, outcome: { ...before.outcome, undo: 'none' } })
  }

  remove(ids: readonly string[]): void {
    for (const id of ids) {
      const fileId = this.records.get(id)?.outcome?.fileId
      if (!this.records.delete(id)) continue
      if (fileId !== undefined && this.latest.get(fileId) === id) this.latest.delete(fileId)
      this.open.remove(id)
      this.progress.forget(id)
      this.changed.delete(id)
      this.removed.add(id)
    }
    this.announce()
  }

  /** Newest first. */
  snapshot(): ActivitySnapshot {
    this.flush()
    const { sequence, isPaused } = this
    return { sequence, items: this.items(), progress: this.progress.all(), isPaused }
  }

  items(): ActivityItem[] {
    return [...this.records.values()].reverse().map((record) => itemOf(record, this.parts.places))
  }

  /** Of everything that moves now. */
  progressNow(): Progress[] {
    return this.progress.all()
  }

  /** Ids of open transfers that write to one of these places. */
  openAt(keys: readonly string[]): readonly string[] {
    return this.open.at(keys)
  }

  /** Whether all are paused. */
  setPaused(isPaused: boolean): void {
    this.isPaused = isPaused
    this.flush(true)
  }

  all(): Iterable<TransferRecord> {
    return this.records.values()
  }

  stop(): void {
    this.progress.stop()
    if (this.rest !== null) clearTimeout(this.rest)
  }

  private set(record: TransferRecord, isOld = false): void {
    const { id } = record.transfer
    const before = this.records.get(id)
    if (before?.transfer !== record.transfer) this.open.put(record.transfer)
    const now = this.parts.clock.now()
    const question = conflictOf(record)
    const over = isOver(record) || record.hold?.kind === 'failed'
    this.records.set(id, {
      ...record,
      raisedAt: question && (record.raisedAt ?? storedTime(record) ?? (isOld ? null : now)),
      isOld: question !== null && (isOld || isAskedBefore(record, before, question)),
      finishedAt: over ? (record.finishedAt ?? now) : null,
    })
    if (record.state.name !== 'sending') this.progress.forget(id)
    this.changed.add(id)
    this.announce()
  }

  /** Once for all that changes in one go, or until the next patch may be told. */
  private announce(): void {
    if (this.rest === null && this.changed.size + this.removed.size > 0) queueMicrotask(() => this.flush())
  }

  private flush(isWanted = false): void {
    if (this.changed.size + this.removed.size === 0 && !isWanted) return
    const told = [...this.changed].slice(0, most)
    const changed = told.flatMap((id) => {
      const record = this.records.get(id)
      return record ? [itemOf(record, this.parts.places)] : []
    })
    const { isPaused } = this
    const patch = { sequence: ++this.sequence, changed, removed: [...this.removed], isPaused }
    for (const id of told) this.changed.delete(id)
    this.removed = new Set()
    if (this.rest !== null) clearTimeout(this.rest)
    this.rest = setTimeout(() => {
      this.rest = null
      this.flush()
    }, pace)
    this.parts.onPatch(patch)
  }
}

/** When the question was raised, also in an earlier run. */
function storedTime({ state }: TransferRecord): number | null {
  return state.name === 'needs-decision' ? (state.raisedAt ?? null) : null
}

/** A lock may have been tried right when the earlier run ended: nothing stored tells then that it was asked about. */
function isAskedBefore(
  { isTakenUp }: TransferRecord,
  before: TransferRecord | undefined,
  question: Conflict,
): boolean {
  if (question.kind === 'locked') return isTakenUp
  return before?.isOld === true && conflictOf(before)?.revision === question.revision
}

/** While a lock is tried again the question about it stays as it is; only what gets further ends it. */
function holdAfter({ hold }: TransferRecord, event: Extract<EngineEvent, { kind: 'state' }>): Hold | null {
  const isTry = ['queued', 'waiting', 'checking', 'needs-decision'].includes(event.state.name)
  // A PUT is sent whole before the server says that the lock is still there.
  const isBlind = event.byPut && ['sending', 'saving'].includes(event.state.name)
  return hold?.kind === 'lock' && (isTry || isBlind) ? hold : null
}

function isLocked(state: TransferState): boolean {
  return state.name === 'needs-decision' && state.conflict.kind === 'locked'
}
