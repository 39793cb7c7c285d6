import { isOver } from '../../core/engine/is-over.ts'
import type { Engine } from '../../core/engine/engine.ts'
import type { Clock, Logger } from '../../core/ports/index.ts'
import type { Connect } from '../../core/services/connect.ts'
import { freePlace, fullDecision, type ChosenPlace } from '../../core/services/full-decision.ts'
import type { TransferSettingsService } from '../../core/services/transfer-settings.ts'
import { RedropError } from '../../shared/errors.ts'
import type { NewPlace } from '../../shared/ipc/contract.ts'
import type { Conflict, Decision, DecisionKind, Transfer } from '../../shared/model/index.ts'
import type { Activity } from '../activity/activity.ts'
import type { Queue } from './queue.ts'

export interface DecisionParts {
  readonly engine: Pick<Engine, 'decide' | 'refresh'>
  readonly connect: Connect
  readonly clock: Clock
  readonly settings: Pick<TransferSettingsService, 'current'>
  readonly log: Logger
  readonly activity: Activity
  readonly queue: Queue
}

interface Asked {
  readonly transfer: Transfer
  readonly conflict: Conflict
}

/** Answers that put something in the place of what was on screen: the server is looked at once more before them. */
const overwriting: readonly DecisionKind[] = [
  'replace',
  'follow',
  'restore-and-replace',
  'accept-guard',
  'thin-out',
  'bring-back',
]

/** Answers questions. A question that has changed since it was shown is refused with RedropError `conflict`. */
export class Decisions {
  private readonly parts: DecisionParts
  /** Looks at the server that are under way: one for each question. */
  private readonly looks = new Map<string, Promise<void>>()

  constructor(parts: DecisionParts) {
    this.parts = parts
  }

  /** `place`: where a new file is to go instead of next to the old one; null: nobody has chosen. */
  async decide(id: string, revision: number, kind: DecisionKind, place: ChosenPlace | null): Promise<void> {
    const { queue, engine, clock, connect, settings, log } = this.parts
    await this.asked(id, revision)
    // Without an answer of the server the engine finds out before it sends.
    if (overwriting.includes(kind))
      await this.refresh(id, revision).catch((error: unknown) => {
        log.info('question-not-refreshed', { error: String(error) })
      })
    const { transfer, conflict } = await this.asked(id, revision)
    if (conflict.kind === 'locked' && kind === 'wait') {
      queue.locks.answered(id, conflict)
      return
    }
    queue.locks.forget(id)
    try {
      const connection = await connect(transfer.account)
      const decision = await fullDecision({ clock, settings }, connection, transfer, conflict, kind, place)
      if (!decision) throw changed(transfer)
      await engine.decide(id, conflict.revision, decision)
    } finally {
      await this.goOn(id)
    }
  }

  /**
   * Answers with private content of the profile's spool. `over`: the version it is meant to replace; null: it goes next to
   * the file. Without a look at the server: sent on the condition of that version, it finds out what has come since.
   */
  async decideWith(id: string, source: string, over: string | null): Promise<void> {
    const { queue, engine, clock, connect, settings } = this.parts
    const transfer = await queue.stored(id)
    if (transfer.state.name !== 'needs-decision') throw changed(transfer)
    const { conflict } = transfer.state
    queue.locks.forget(id)
    try {
      const connection = await connect(transfer.account)
      const decision: Decision | null =
        over === null
          ? await fullDecision({ clock, settings }, connection, transfer, conflict, 'create')
          : { kind: 'merged', source, over }
      if (!decision) throw changed(transfer)
      await engine.decide(
        id,
        conflict.revision,
        decision.kind === 'create' ? { ...decision, source } : decision,
      )
    } finally {
      await this.goOn(id)
    }
  }

  /** Looks at the server again for a question that is on screen; what has changed is shown as a patch. */
  async refresh(id: string, revision: number): Promise<void> {
    const isShown = this.parts.activity.get(id)?.state.name === 'needs-decision'
    if (!isShown) return
    const look = this.looks.get(id) ?? this.look(id, revision).finally(() => this.looks.delete(id))
    this.looks.set(id, look)
    return look
  }

  private async look(id: string, revision: number): Promise<void> {
    const { engine, queue } = this.parts
    const before = await queue.stored(id)
    if (before.state.name !== 'needs-decision' || before.state.conflict.revision !== revision) return
    const now = await engine.refresh(id)
    if (now.revision !== before.revision) await queue.rest(now)
  }

  async proposal(id: string, revision: number): Promise<NewPlace> {
    const { clock, connect, settings } = this.parts
    const { transfer, conflict } = await this.asked(id, revision)
    return freePlace({ clock, settings }, await connect(transfer.account), transfer, conflict)
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
