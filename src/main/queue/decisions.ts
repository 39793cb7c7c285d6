import { isOver } from '../../core/engine/is-over.ts'
import type { Engine } from '../../core/engine/engine.ts'
import type { Clock } from '../../core/ports/index.ts'
import type { Connect } from '../../core/services/connect.ts'
import { freePlace, fullDecision } from '../../core/services/full-decision.ts'
import { RedropError } from '../../shared/errors.ts'
import type { CopyProposal } from '../../shared/ipc/contract.ts'
import type { Conflict, DecisionKind, Transfer } from '../../shared/model/index.ts'
import type { Activity } from '../activity/activity.ts'
import type { Queue } from './queue.ts'

export interface DecisionParts {
  readonly engine: Pick<Engine, 'decide'>
  readonly connect: Connect
  readonly clock: Clock
  readonly activity: Activity
  readonly queue: Queue
}

interface Asked {
  readonly transfer: Transfer
  readonly conflict: Conflict
}

/** Answers questions. A question that has changed since it was shown is refused with RedropError `conflict`. */
export class Decisions {
  private readonly parts: DecisionParts

  constructor(parts: DecisionParts) {
    this.parts = parts
  }

  async decide(id: string, revision: number, kind: DecisionKind): Promise<void> {
    const { queue, engine, clock, connect } = this.parts
    const { transfer, conflict } = await this.asked(id, revision)
    if (conflict.kind === 'locked' && kind === 'wait') {
      queue.locks.answered(id, conflict)
      return
    }
    queue.locks.forget(id)
    try {
      const connection = await connect(transfer.account)
      const decision = await fullDecision({ clock }, connection, transfer, conflict, kind)
      if (!decision) throw changed(transfer)
      await engine.decide(id, conflict.revision, decision)
    } finally {
      await this.goOn(id)
    }
  }

  async proposal(id: string, revision: number): Promise<CopyProposal> {
    const { clock, connect } = this.parts
    const { transfer, conflict } = await this.asked(id, revision)
    return freePlace({ clock }, await connect(transfer.account), transfer, conflict)
  }

  /** The question as it is stored now, if it is the one that was shown. */
  private async asked(id: string, revision: number): Promise<Asked> {
    const { activity, queue } = this.parts
    const hold = activity.get(id)?.hold
    // A lock is tried again while it is asked about, which moves the stored revision and not the question.
    const isLock = hold?.kind === 'lock' && hold.question?.revision === revision
    if (isLock) await queue.settled(id)
    const transfer = await queue.stored(id)
    const { state } = transfer
    if (state.name !== 'needs-decision') throw changed(transfer)
    const { conflict } = state
    const isShown = isLock ? conflict.kind === 'locked' : conflict.revision === revision
    if (!isShown) throw changed(transfer)
    return { transfer, conflict }
  }

  private async goOn(id: string): Promise<void> {
    const { queue } = this.parts
    const transfer = await queue.stored(id)
    await queue.rest(transfer)
    if (!isOver(transfer)) queue.continue(transfer)
  }
}

function changed({ source }: Transfer): RedropError {
  return new RedropError('conflict', { name: source.path })
}
