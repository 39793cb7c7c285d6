import type { Transfer } from '../../shared/model/index.ts'
import { RedropError } from '../../shared/errors.ts'
import type { EngineContext, EngineListener, RunOptions } from './context.ts'
import { download } from './download.ts'
import { FailureHandler } from './failure.ts'
import { isOver } from './is-over.ts'
import { unpause } from './pause.ts'
import { TransferRun } from './transfer-run.ts'
import { uploadStep } from './upload.ts'
import { UploadRun } from './upload-run.ts'

/** Tries a transfer again and again until it rests. `isFresh`: its target has just been looked at, nothing tried yet. */
export async function drive(
  ctx: EngineContext,
  id: string,
  options: RunOptions,
  listener: EngineListener,
  isFresh: boolean,
): Promise<Transfer> {
  const stored = await ctx.store.transfers.get(id)
  if (!stored) throw new RedropError('not-found', { name: id })
  if (isOver(stored) || stored.state.name === 'needs-decision') return stored
  const transfer = await unpause(ctx, stored)
  const connection = await ctx.connect(transfer.account)
  if (transfer.direction === 'download') {
    const run = new TransferRun(ctx, connection, transfer, options, listener)
    return untilRest(run, () => download(run))
  }
  const run = new UploadRun(ctx, connection, transfer, options, listener)
  run.occupied = !isFresh
  // A session that is refused costs no byte, a PUT its whole body.
  if (stored.state.name === 'waiting' && stored.state.why === 'lock') run.lockedSince = ctx.clock.monotonic()
  return untilRest(run, () => uploadStep(run))
}

async function untilRest(run: TransferRun, step: () => Promise<Transfer | null>): Promise<Transfer> {
  const failures = new FailureHandler(run)
  const tryOnce = async () => {
    run.options.signal.throwIfAborted()
    return step()
  }
  for (;;) {
    const rest = await tryOnce().catch((error: unknown) => failures.handle(error))
    if (rest) return rest
  }
}
