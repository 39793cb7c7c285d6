import type { Core } from '../../core/compose.ts'
import type { Connection, EngineEvent, Notice, RunOptions } from '../../core/engine/context.ts'
import { fullDecision } from '../../core/services/full-decision.ts'
import type { Conflict, DecisionKind, StateName, Transfer, WaitReason } from '../../shared/model/index.ts'

/** What is shown while a transfer runs. */
export type Step =
  | { readonly kind: 'state'; readonly name: StateName; readonly why: WaitReason | null }
  | { readonly kind: 'progress'; readonly sent: number; readonly total: number }
  | { readonly kind: 'notice'; readonly notice: Notice }

/** Who runs transfers: an engine of this process, or the app. */
export interface Runner {
  /** Resolves where it rests. */
  run(transfer: Transfer, options: RunOptions): Promise<Transfer>
  /** Answers its question; null: the answer does not fit it. */
  decide(transfer: Transfer, conflict: Conflict, kind: DecisionKind): Promise<Transfer | null>
  cancel(id: string): Promise<void>
  /** Returns the way to stop listening. */
  listen(id: string, listener: (step: Step) => void): () => void
}

/** The engine of this process. */
export function ownRunner(core: Core, connection: Connection): Runner {
  const { engine } = core
  return {
    run: ({ id }, options) => engine.run(id, options),
    async decide(transfer, conflict, kind) {
      const decision = await fullDecision(core, connection, transfer, conflict, kind)
      return decision && engine.decide(transfer.id, conflict.revision, decision)
    },
    async cancel(id) {
      await engine.cancel(id, 'cancelled')
    },
    listen: (id, listener) =>
      engine.on((event) => {
        if (idOf(event) === id) listener(stepOf(event))
      }),
  }
}

function idOf(event: EngineEvent): string {
  return event.kind === 'state' ? event.transfer.id : event.id
}

function stepOf(event: EngineEvent): Step {
  if (event.kind !== 'state') return event
  const { state } = event
  return { kind: 'state', name: state.name, why: state.name === 'waiting' ? state.why : null }
}
