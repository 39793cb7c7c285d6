import type { ConflictFacts, LockHolder } from '../../shared/model/index.ts'
import { joinUri } from '../../shared/uri.ts'
import type { ApiError } from '../cloudreve/errors.ts'
import { release } from '../cloudreve/locks.ts'
import { deleteSession } from '../cloudreve/upload.ts'
import { backoff } from '../domain/backoff.ts'
import { lookAt } from './check.ts'
import { isPlaceholderOf, ownTokens } from './placeholder.ts'
import type { UploadRun } from './upload-run.ts'

/**
 * Waits for a lock by letting the caller try again after growing pauses. Null: try again now; otherwise the question
 * that a lock becomes when it outlasts `lockWait`.
 */
export async function waitForLock(run: UploadRun, refusal: ApiError): Promise<ConflictFacts | null> {
  const { clock } = run.ctx
  if (run.lockedSince === null) {
    run.lockedSince = clock.monotonic()
    run.lockTries = 0
    if (await releaseOwnLeftover(run, refusal, uriOf(run))) return null
  }
  const left = run.options.lockWait - (clock.monotonic() - run.lockedSince)
  if (left <= 0) {
    run.lockedSince = null
    return { kind: 'locked', locks: holders(refusal) }
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

function holders(refusal: ApiError): LockHolder[] {
  return (refusal.locks ?? []).map((lock) => ({
    app: lock.app,
    detail: lock.detail,
    uri: lock.uri,
    token: lock.token,
    own: false,
  }))
}

/**
 * An upload lock is ours, and released silently, only if the placeholder under it matches a journaled attempt of this
 * device that ended without an answer (design §6).
 */
async function releaseOwnLeftover(run: UploadRun, refusal: ApiError, uri: string): Promise<boolean> {
  const tokens = ownTokens(refusal)
  if (tokens.length === 0) return false
  const entry = await lookAt(run, uri)
  if (!entry) return false
  const unanswered = await run.ctx.store.attempts.unanswered()
  const ours = unanswered.find((attempt) => isPlaceholderOf(entry, attempt))
  if (!ours) return false
  run.ctx.log.info('own-lock-released', { uri, route: ours.route })
  if (ours.session) await deleteSession(run.api, { sessionId: ours.session.sessionId, uri })
  else await release(run.api, tokens)
  await run.ctx.store.attempts.close(ours.id, 'abandoned')
  return true
}
