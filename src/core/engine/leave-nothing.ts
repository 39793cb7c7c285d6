import type { Transfer } from '../../shared/model/index.ts'
import { ApiError } from '../cloudreve/errors.ts'
import { conclude } from './conclude.ts'
import { releaseOwnLeftover } from './locks.ts'
import { removeParts } from './part-file.ts'
import { resolve } from './resolve.ts'
import { clearSession, interruptedSession } from './send-session.ts'
import type { TransferRun } from './transfer-run.ts'
import { UploadRun } from './upload-run.ts'

/**
 * Before a transfer ends: its open attempts are settled, so that no session holds the file and no version of ours is
 * unknown. What turns out to be saved ends as saved (returned); null: nothing of it is stored. A server that cannot be
 * asked: throws what the client throws if something may be stored, otherwise leaves the rest to the next start.
 */
export async function leaveNothing(run: TransferRun): Promise<Transfer | null> {
  if (run.transfer.direction === 'download') await removeParts(run.transfer)
  if (!(run instanceof UploadRun)) return null
  try {
    return await settleAttempts(run)
  } catch (error) {
    const open = await run.ctx.store.attempts.openOf(run.transfer.id)
    if (open.some(({ releasedAt }) => releasedAt !== null)) throw error
    run.ctx.log.warn('attempt-left-open', { transfer: run.transfer.id, error: String(error) })
    return null
  }
}

/** As `leaveNothing`, but throws what the client throws. A dead lock of our own in the way is released. */
export async function settleAttempts(run: UploadRun): Promise<Transfer | null> {
  try {
    return await settleEach(run)
  } catch (error) {
    if (!(error instanceof ApiError) || (await releaseOwnLeftover(run, error)) !== 'released') throw error
    return settleEach(run)
  }
}

async function settleEach(run: UploadRun): Promise<Transfer | null> {
  for (const attempt of await run.ctx.store.attempts.openOf(run.transfer.id)) {
    run.attempt = attempt
    if (attempt.route === 'session') {
      const found = await interruptedSession(run, attempt)
      if (found && 'versionId' in found) return conclude(run, found, null)
      if (found) await clearSession(run, found.id, found.uri)
    } else if (attempt.releasedAt === null) {
      await run.ctx.store.attempts.close(attempt.id, 'none')
    } else {
      const resolution = await resolve(run, attempt)
      if (resolution.kind === 'saved') return conclude(run, resolution.committed, null)
      if (resolution.kind === 'not-saved' && resolution.session) {
        await clearSession(run, resolution.session.id, attempt.uri)
      }
      const left = resolution.kind === 'somebody-else' ? 'none' : 'abandoned'
      await run.ctx.store.attempts.close(attempt.id, left)
    }
  }
  run.attempt = null
  return null
}
