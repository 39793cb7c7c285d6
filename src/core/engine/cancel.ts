import type { Transfer } from '../../shared/model/index.ts'
import type { EngineContext, EngineListener, RunOptions } from './context.ts'
import { removeParts } from './part-file.ts'
import { isOver } from './is-over.ts'
import { settleAttempts } from './leave-nothing.ts'
import { UploadRun } from './upload-run.ts'

/** Ends a transfer; nothing of it stays behind. What is found to be saved already is recorded as saved instead. */
export async function cancel(
  ctx: EngineContext,
  transfer: Transfer,
  as: 'cancelled' | 'superseded',
  listener: EngineListener,
): Promise<Transfer> {
  if (isOver(transfer)) return transfer
  if (transfer.direction === 'download') await removeParts(transfer)
  const end = { state: { name: 'ended', as } } as const
  const attempts = await ctx.store.attempts.openOf(transfer.id)
  if (attempts.length === 0) return ctx.store.transfers.update(transfer.id, transfer.revision, end)
  const options: RunOptions = { lockWait: 0, patience: 0, signal: new AbortController().signal }
  const run = new UploadRun(ctx, await ctx.connect(transfer.account), transfer, options, listener)
  return (await settleAttempts(run)) ?? run.store(end)
}
