import type { ConflictFacts, LockHolder } from '../../shared/model/index.ts'
import { joinUri } from '../../shared/uri.ts'
import type { ApiError } from '../cloudreve/errors.ts'
import { release } from '../cloudreve/locks.ts'
import { deleteSession } from '../cloudreve/upload.ts'
import { backoff } from '../domain/backoff.ts'
import { leaseKey } from '../domain/target-key.ts'
import { defaultLimits } from '../node/http/limits.ts'
import type { Attempt } from '../store/index.ts'
import { lookAt } from './check.ts'
import { isPlaceholderOf, ownTokens } from './placeholder.ts'
import type { UploadRun } from './upload-run.ts'

/**
 * Waits for a lock by letting the caller try again after growing pauses. Null: try again now; otherwise the question
 * that a lock becomes when it outlasts `lockWait`. `own`: an upload of this device holds it.
 */
export async function waitForLock(
  run: UploadRun,
  refusal: ApiError,
  own: boolean,
): Promise<ConflictFacts | null> {
  const { clock } = run.ctx
  if (run.lockedSince === null) {
    run.lockedSince = clock.monotonic()
    run.lockTries = 0
  }
  const left = run.options.lockWait - (clock.monotonic() - run.lockedSince)
  if (left <= 0) {
    run.lockedSince = null
    return { kind: 'locked', locks: holders(refusal, own) }
  }
  const delay = backoff({
    pace: 'lock',
    failures: ++run.lockTries,
    random: run.ctx.random(),
    retryAfter: null,
  })
  const pause = Math.min(delay, left)
  run.show({ name: 'waiting', why: 'lock', until: clock.now() + pause })
  await clock.sleep(pause, run.options.signal)
  return null
}

function uriOf(run: UploadRun): string {
  const { target } = run.transfer
  return target.kind === 'replace' ? target.file.uri : joinUri(target.folder.uri, target.name)
}

function holders(refusal: ApiError, own: boolean): LockHolder[] {
  return (refusal.locks ?? []).map((lock) => ({
    app: lock.app,
    detail: lock.detail,
    uri: lock.uri,
    token: lock.token,
    own,
  }))
}

/**
 * An upload lock is ours, and released silently, only if the placeholder under it matches a journaled attempt of this
 * device that ended without an answer (design §6). `alive`: it is ours, but its process lives or its content may still be
 * being stored.
 */
export async function releaseOwnLeftover(
  run: UploadRun,
  refusal: ApiError,
): Promise<'released' | 'alive' | 'not-ours'> {
  const tokens = ownTokens(refusal)
  if (tokens.length === 0) return 'not-ours'
  const uri = uriOf(run)
  const entry = await lookAt(run, uri)
  if (!entry) return 'not-ours'
  const unanswered = await run.ctx.store.attempts.unanswered()
  const ours = unanswered.find((attempt) => isPlaceholderOf(entry, attempt))
  if (!ours) return 'not-ours'
  if (!(await isDead(run, ours))) return 'alive'
  run.ctx.log.info('own-lock-released', { uri, route: ours.route })
  if (!ours.session) await release(run.api, tokens)
  // The placeholder too: the next session would take its mark, and nothing could name it any more.
  const sessionId = ours.session?.sessionId ?? entry.uploadSession
  if (sessionId !== null) await deleteSession(run.api, { sessionId, uri })
  // A whole body stays open: whether it was stored before its lock was gone is asked next.
  if (ours.releasedAt === null) await run.ctx.store.attempts.close(ours.id, 'abandoned')
  return 'released'
}

/**
 * A whole body of ours may be behind one of these locks, still being stored, until the time is over that a server may
 * take for it: nobody can tell before (design §4.8).
 */
export function mayBeStored(run: UploadRun, refusal: ApiError): boolean {
  const { attempt, ctx, committed } = run
  if (!attempt || attempt.releasedAt === null || committed) return false
  const isUploading = refusal.locks?.some(({ app }) => app === 'upload') ?? false
  return isUploading && ctx.clock.now() - attempt.releasedAt <= defaultLimits(attempt.size).answer
}

/** Nobody works on it any more, neither a process of this profile nor, as far as one can tell, the server. */
async function isDead(run: UploadRun, attempt: Attempt): Promise<boolean> {
  const { store, clock } = run.ctx
  if (attempt.transferId !== run.transfer.id) {
    const transfer = await store.transfers.get(attempt.transferId)
    if (transfer && (await store.leases.holder(leaseKey(transfer)))) return false
  }
  const { releasedAt, size } = attempt
  return releasedAt === null || clock.now() - releasedAt > defaultLimits(size).answer
}
