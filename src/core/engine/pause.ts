import type { Transfer } from '../../shared/model/index.ts'
import type { EngineContext } from './context.ts'
import { isOver } from './is-over.ts'

/** The reason of an abort that pauses: the transfer rests as paused, what is fully sent is waited for first. */
export class PauseWish extends Error {
  override readonly name = 'PauseWish'

  constructor() {
    super('paused by the user')
  }
}

export const paused = { name: 'waiting', why: 'paused' } as const

export function isPaused({ state }: Pick<Transfer, 'state'>): boolean {
  return state.name === 'waiting' && state.why === 'paused'
}

/** Stores a transfer that nobody drives as paused. A question stays one, but for a lock, which is tried again and again. */
export async function pause({ store }: EngineContext, transfer: Transfer): Promise<Transfer> {
  const { state, id, revision } = transfer
  const asks = state.name === 'needs-decision' && state.conflict.kind !== 'locked'
  if (isOver(transfer) || asks || isPaused(transfer)) return transfer
  return store.transfers.update(id, revision, { state: paused })
}

/** Puts a paused transfer back in line; one that is not paused stays as it is. */
export async function unpause({ store }: EngineContext, transfer: Transfer): Promise<Transfer> {
  if (!isPaused(transfer)) return transfer
  return store.transfers.update(transfer.id, transfer.revision, { state: { name: 'queued' } })
}
