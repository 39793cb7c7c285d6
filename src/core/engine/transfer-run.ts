import type { ConflictFacts, FailureReason, Transfer, TransferState } from '../../shared/model/index.ts'
import type { ErrorCode, ErrorParams } from '../../shared/errors.ts'
import { assertTransition, canGo, stepOf } from '../domain/transitions.ts'
import type { Api } from '../cloudreve/api.ts'
import type { HistoryRow, Settlement } from '../store/index.ts'
import type { Connection, EngineContext, EngineListener, Notice, RunOptions } from './context.ts'

/** What the latest request was for: decides what a failure of it means. */
export type Phase = 'read' | 'put' | 'session-create' | 'chunk' | 'session-delete'

/** One transfer being driven by this process: the stored row, what is happening now, and who listens. */
export class TransferRun {
  phase: Phase = 'read'

  readonly ctx: EngineContext
  readonly connection: Connection
  readonly options: RunOptions
  private readonly listener: EngineListener
  private stored: Transfer
  private shown: TransferState
  /** Monotonic ms of the last lasting step forward. */
  private steppedAt = 0

  constructor(
    ctx: EngineContext,
    connection: Connection,
    transfer: Transfer,
    options: RunOptions,
    listener: EngineListener,
  ) {
    this.ctx = ctx
    this.connection = connection
    this.stored = transfer
    this.shown = transfer.state
    this.options = options
    this.listener = listener
  }

  get transfer(): Transfer {
    return this.stored
  }

  get api(): Api {
    return this.connection.api
  }

  /** What it is doing right now, which is not always what is stored. */
  get state(): TransferState {
    return this.shown
  }

  /** States that pass by are shown, not stored: after a crash they follow from the journaled attempts. */
  show(state: TransferState): void {
    const from = stepOf(this.shown)
    const to = stepOf(state)
    // Beginning again from somewhere in the middle: back to the queue first.
    if (from !== to && !canGo(from, to) && canGo(from, 'queued')) this.show({ name: 'queued' })
    if (from !== to) assertTransition(this.shown, state)
    this.shown = state
    this.listener({ kind: 'state', transfer: this.stored, state, byPut: this.phase === 'put' })
  }

  /** Bytes the socket took (upload) or gave (download) so far, of `total`. */
  progress(sent: number, total: number): void {
    this.listener({ kind: 'progress', id: this.stored.id, sent, total })
  }

  /** Something that lasts was achieved: a chunk the server has, bytes of a part on the disk; not bytes on the wire. */
  advance(): void {
    this.steppedAt = this.ctx.clock.monotonic()
  }

  get advancedAt(): number {
    return this.steppedAt
  }

  notice(notice: Notice): void {
    this.listener({ kind: 'notice', id: this.stored.id, notice })
  }

  /** Stores a state in which the transfer rests, or a changed target, source or option. */
  async store(patch: Partial<Pick<Transfer, 'state' | 'target' | 'options' | 'source'>>): Promise<Transfer> {
    this.stored = await this.ctx.store.transfers.update(this.stored.id, this.stored.revision, patch)
    if (patch.state) this.show(this.stored.state)
    return this.stored
  }

  /** An open question that has changed is as old as it was. */
  async raise(conflict: ConflictFacts): Promise<Transfer> {
    const { state } = this.stored
    const revision = this.stored.revision + 1
    const before = state.name === 'needs-decision' ? state.raisedAt : undefined
    const raisedAt = before ?? this.ctx.clock.now()
    return this.store({ state: { name: 'needs-decision', conflict: { ...conflict, revision }, raisedAt } })
  }

  async fail(code: ErrorCode, params: ErrorParams, history?: HistoryRow): Promise<Transfer> {
    const reason: FailureReason = { code, params }
    return this.settle({ state: { name: 'ended', as: 'failed', reason }, ...(history && { history }) })
  }

  /** The end of a transfer and all that is remembered of it, in one commit. */
  async settle(settlement: Omit<Settlement, 'id' | 'expectedRevision'>): Promise<Transfer> {
    const { id, revision } = this.stored
    this.stored = await this.ctx.store.transfers.settle({ ...settlement, id, expectedRevision: revision })
    this.show(this.stored.state)
    return this.stored
  }
}
