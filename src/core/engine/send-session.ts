import type { FileHandle } from 'node:fs/promises'
import { isCode } from '../cloudreve/errors.ts'
import { Code } from '../cloudreve/codes.ts'
import type { RemoteEntry } from '../../shared/model/index.ts'
import type { Attempt } from '../store/index.ts'
import { closeAttempt } from './attempts.ts'
import { lookAt, lookUp } from './check.ts'
import { sendChunks } from './chunks.ts'
import { inTrash, isFinished } from './entries.ts'
import { isPlaceholderOf } from './placeholder.ts'
import type { Committed } from './send-put.ts'
import { continueSession, dropSession, SessionRefused, type LiveSession } from './session.ts'
import type { UploadRun } from './upload-run.ts'

/**
 * Sends the chunks a session lacks. An answer 0 to the last one is no proof, info decides (contract §7 "Commit proof").
 * Throws SessionRefused if the commit failed; the session is gone and everything begins again.
 */
export async function sendSession(
  run: UploadRun,
  session: LiveSession,
  handle: FileHandle,
): Promise<Committed> {
  await sendChunks(run, session, handle)
  run.phase = 'read'
  const entry = await lookUp(run, session.fileId)
  const committed = entry && committedBySession(run, entry, session)
  if (committed) return committed
  await dropSession(run, session.id, session.uri)
  throw new SessionRefused('uncommitted', '')
}

/**
 * What became of a session whose process or connection died: committed, still usable, or (null) cleared away so that
 * nothing of it is left on the server.
 */
export async function interruptedSession(
  run: UploadRun,
  attempt: Attempt,
): Promise<Committed | LiveSession | null> {
  run.phase = 'read'
  const { session } = attempt
  const entry = session?.fileId ? await lookUp(run, session.fileId) : await lookAt(run, attempt.uri)
  if (!session) return clearUnnamed(run, attempt, entry)
  if (entry && session.fileId && session.placeholder) {
    const committed = committedBySession(run, entry, { placeholder: session.placeholder })
    if (committed) return committed
  }
  const isUsable = entry?.uploadSession === session.sessionId && run.unusableSession !== session.sessionId
  const live = isUsable ? continueSession(run, attempt) : null
  if (live) return live
  await clearSession(run, session.sessionId, entry && !inTrash(entry) ? entry.uri : attempt.uri)
  return null
}

/** Our entity is a version now: it is current, or somebody has replaced it since. */
function committedBySession(
  run: UploadRun,
  entry: RemoteEntry,
  { placeholder }: Pick<LiveSession, 'placeholder'>,
): Committed | null {
  const listed = entry.extended?.versions.find(({ id }) => id === placeholder)
  if (!listed || !isFinished(entry, placeholder)) return null
  if (entry.version !== placeholder) run.notice('saved-then-replaced')
  return {
    fileId: entry.id,
    uri: entry.uri,
    versionId: listed.id,
    size: listed.size,
    hash: null,
    route: 'session',
  }
}

/** The process died between creating a session and journaling its id: the target tells it (design §6 Sessions). */
async function clearUnnamed(run: UploadRun, attempt: Attempt, entry: RemoteEntry | null): Promise<null> {
  if (entry?.uploadSession && isPlaceholderOf(entry, attempt)) {
    await clearSession(run, entry.uploadSession, entry.uri)
  } else {
    await closeAttempt(run, 'abandoned')
  }
  return null
}

export async function clearSession(run: UploadRun, sessionId: string, uri: string): Promise<void> {
  await dropSession(run, sessionId, uri).catch(async (error: unknown) => {
    // The file is gone, and its session with it; a lock of somebody else says that ours is over.
    if (!isCode(error, Code.PathNotFound, Code.NotFound, Code.LockConflict)) throw error
    await closeAttempt(run, 'abandoned')
  })
}
