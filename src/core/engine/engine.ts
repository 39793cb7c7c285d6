import type { Decision, Transfer } from '../../shared/model/index.ts'
import { RedropError } from '../../shared/errors.ts'
import { leaseKey } from '../domain/target-key.ts'
import { add, type NewTransfer } from './add.ts'
import { cancel } from './cancel.ts'
import type { EngineContext, EngineEvent, EngineListener, RunOptions } from './context.ts'
import { applyDecision } from './decide.ts'
import { drive } from './drive.ts'
import { Leases } from './lease.ts'
import { recover } from './recover.ts'
import { refreshQuestion } from './refresh.ts'
import { UploadRun } from './upload-run.ts'
import { isOver } from './is-over.ts'
import { pause, unpause } from './pause.ts'
import { removeSpooled } from './unneeded-files.ts'

export type { NewTransfer }

export interface Engine {
  /** Stores what is to be done and returns; an interrupted transfer of the same file to the same place is taken up again. */
  add(wanted: readonly NewTransfer[]): Promise<Transfer[]>
  /**
   * Drives a transfer until it rests: done, ended, needs-decision or waiting. RedropError `target-busy`: another
   * process is at it.
   */
  run(id: string, options: RunOptions): Promise<Transfer>
  /** Answers a question; RedropError `conflict` if it is no longer the one that was shown. */
  decide(id: string, revision: number, decision: Decision): Promise<Transfer>
  /**
   * Stores a transfer as paused; to be called when its run, aborted with a `PauseWish`, is over. What is done, or asks
   * something, stays as it is.
   */
  pause(id: string): Promise<Transfer>
  /** Puts a paused transfer back in line. `run` does so too. */
  unpause(id: string): Promise<Transfer>
  /**
   * Looks at the server again for an open question. The transfer comes back with what is asked now: a changed state has
   * another revision. Sends nothing. Throws what the client throws.
   */
  refresh(id: string): Promise<Transfer>
  /** Ends a transfer and what it left on the server and on disk. A version that turns out to be saved stays. */
  cancel(id: string, as: 'cancelled' | 'superseded'): Promise<Transfer>
  /**
   * To be called once when a process starts: settles what earlier ones left of transfers that are over. What cannot be
   * reached now is logged and left for the next start. Open transfers stay as they are.
   */
  recover(): Promise<void>
  /** Returns the way to stop listening. */
  on(listener: EngineListener): () => void
}

export function createEngine(ctx: EngineContext): Engine {
  const leases = new Leases(ctx)
  const listeners = new Set<EngineListener>()
  /** Planned by this process and not tried yet. */
  const fresh = new Set<string>()
  const tell = (event: EngineEvent) => listeners.forEach((listener) => listener(event))

  async function get(id: string): Promise<Transfer> {
    const transfer = await ctx.store.transfers.get(id)
    if (!transfer) throw new RedropError('transfer-unknown', { id })
    return transfer
  }

  async function atRest(driven: Promise<Transfer>): Promise<Transfer> {
    const transfer = await driven
    if (isOver(transfer)) await removeSpooled(ctx, transfer.source.path)
    return transfer
  }

  const engine: Engine = {
    async add(wanted) {
      const added = await add(ctx, wanted, {
        isBusy: (transfer) => leases.isHeld(leaseKey(transfer)),
        supersede: async (id) => {
          await engine.cancel(id, 'superseded')
        },
      })
      added.fresh.forEach((id) => fresh.add(id))
      return added.transfers
    },

    async run(id, options) {
      const transfer = await get(id)
      return leases.with(leaseKey(transfer), () => atRest(drive(ctx, id, options, tell, fresh.delete(id))))
    },

    async decide(id, revision, decision) {
      const transfer = await get(id)
      return leases.with(leaseKey(transfer), async () => {
        const connection = await ctx.connect(transfer.account)
        return applyDecision(ctx, connection, await get(id), revision, decision)
      })
    },

    async pause(id) {
      const transfer = await get(id)
      return leases.with(leaseKey(transfer), async () => pause(ctx, await get(id)))
    },

    async unpause(id) {
      const transfer = await get(id)
      return leases.with(leaseKey(transfer), async () => unpause(ctx, await get(id)))
    },

    async refresh(id) {
      const asked = await get(id)
      if (asked.direction === 'download' || asked.state.name !== 'needs-decision') return asked
      return leases.with(leaseKey(asked), async () => {
        const connection = await ctx.connect(asked.account)
        const options = { lockWait: 0, patience: 0, signal: new AbortController().signal }
        const onlyNotices = (event: EngineEvent) => event.kind === 'notice' && tell(event)
        return refreshQuestion(new UploadRun(ctx, connection, await get(id), options, onlyNotices))
      })
    },

    async cancel(id, as) {
      const transfer = await get(id)
      return leases.with(leaseKey(transfer), async () => atRest(cancel(ctx, await get(id), as, tell)))
    },

    recover: () => recover(ctx, tell),

    on(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
  return engine
}
