import type { Transfer } from '../../shared/model/index.ts'
import { leaseKey } from '../domain/target-key.ts'
import type { Attempt } from '../store/index.ts'
import type { EngineContext, EngineListener, RunOptions } from './context.ts'
import { isOver } from './is-over.ts'
import { withLease } from './lease.ts'
import { settleAttempts } from './leave-nothing.ts'
import { clearPlaceholder } from './placeholder.ts'
import { UploadRun } from './upload-run.ts'

/**
 * What transfers that are over left on the server: sessions are deleted, placeholders and locks of our own released, and
 * content that turns out to be saved is recorded as that. A server that cannot be asked leaves it for the next start.
 */
export async function settleLeftovers(ctx: EngineContext, listener: EngineListener): Promise<void> {
  const left = new Map<string, Attempt[]>()
  for (const attempt of await ctx.store.attempts.unanswered()) {
    left.set(attempt.transferId, [...(left.get(attempt.transferId) ?? []), attempt])
  }
  for (const [id, attempts] of left) {
    const transfer = await ctx.store.transfers.get(id)
    // An open transfer settles its own when it goes on.
    if (!transfer || !isOver(transfer)) continue
    await withLease(ctx, leaseKey(transfer), () => settle(ctx, transfer, attempts, listener)).catch(
      (error: unknown) => ctx.log.warn('attempt-left-open', { transfer: id, error: String(error) }),
    )
  }
}

async function settle(
  ctx: EngineContext,
  transfer: Transfer,
  attempts: readonly Attempt[],
  listener: EngineListener,
): Promise<void> {
  const options: RunOptions = { lockWait: 0, patience: 0, signal: new AbortController().signal }
  // What is stored stays as it is unless the content proves to be saved.
  const reopened: Transfer = { ...transfer, state: { name: 'queued' } }
  const run = new UploadRun(ctx, await ctx.connect(transfer.account), reopened, options, listener)
  if ((await settleAttempts(run)) !== null) return
  for (const attempt of attempts) {
    if (attempt.answer !== 'none') continue
    await clearPlaceholder(run, attempt)
    await ctx.store.attempts.close(attempt.id, 'abandoned')
  }
}
