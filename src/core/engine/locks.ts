import type { ConflictFacts, LockHolder } from '../../shared/model/index.ts'
import { joinUri } from '../../shared/uri.ts'
import type { ApiError } from '../cloudreve/errors.ts'
import { release } from '../cloudreve/locks.ts'
import { deleteSession } from '../cloudreve/upload.ts'
import { backoff } from '../domain/backoff.ts'
import { lookAt } from './check.ts'
import { placeholders } from './entries.ts'
import type { UploadRun } from './upload-run.ts'

/** A placeholder's time is the server's, an attempt's start our estimate of it. */
const clockTolerance = 120_000

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
  const locks = refusal.locks ?? []
  const tokens = locks.flatMap((lock) => (lock.app === 'upload' && lock.token !== null ? [lock.token] : []))
  if (tokens.length === 0 || tokens.length < locks.length) return false
  const entry = await lookAt(run, uri)
  if (!entry?.uploadSession) return false
  const waiting = placeholders(entry)
  const placeholder = entry.extended?.versions.find((version) => waiting.has(version.id))
  const unanswered = await run.ctx.store.attempts.unanswered()
  const ours = unanswered.find((attempt) => {
    if (attempt.session) return attempt.session.sessionId === entry.uploadSession
    const sameTime = placeholder && Math.abs(placeholder.createdAt - attempt.startedAt) < clockTolerance
    return attempt.uri === uri && placeholder?.size === attempt.size && sameTime
  })
  if (!ours) return false
  run.ctx.log.info('own-lock-released', { uri, route: ours.route })
  if (ours.session) await deleteSession(run.api, { sessionId: ours.session.sessionId, uri })
  else await release(run.api, tokens)
  await run.ctx.store.attempts.close(ours.id, 'abandoned')
  return true
}
