import type { RemoteEntry } from '../../shared/model/index.ts'
import { Code } from '../cloudreve/codes.ts'
import { ApiError } from '../cloudreve/errors.ts'
import { release } from '../cloudreve/locks.ts'
import { deleteSession } from '../cloudreve/upload.ts'
import type { Attempt } from '../store/index.ts'
import { lookAt } from './check.ts'
import { placeholders } from './entries.ts'
import type { UploadRun } from './upload-run.ts'

/** A placeholder's time is the server's, an attempt's start our estimate of it. */
const clockTolerance = 120_000

/** The upload that a file carries, finished by nobody, was begun by this attempt: same place, size and time, or session. */
export function isPlaceholderOf(entry: RemoteEntry, attempt: Attempt): boolean {
  if (entry.uploadSession === null) return false
  if (attempt.session) return attempt.session.sessionId === entry.uploadSession
  const waiting = placeholders(entry)
  const placeholder = entry.extended?.versions.find((version) => waiting.has(version.id))
  if (!placeholder || attempt.uri !== entry.uri || placeholder.size !== attempt.size) return false
  return Math.abs(placeholder.createdAt - attempt.startedAt) < clockTolerance
}

/** Takes an unfinished upload of ours off its file, with the lock a dead PUT may have left (contract §5.8, §6.3). */
export async function clearPlaceholder(run: UploadRun, attempt: Attempt): Promise<void> {
  const entry = await lookAt(run, attempt.uri)
  if (!entry?.uploadSession || !isPlaceholderOf(entry, attempt)) return
  const session = { sessionId: entry.uploadSession, uri: entry.uri }
  try {
    await deleteSession(run.api, session)
  } catch (error) {
    const tokens = ownTokens(error)
    if (tokens.length === 0) throw error
    await release(run.api, tokens)
    await deleteSession(run.api, session)
  }
}

/** Tokens of a refusal that names upload locks only: anything else is somebody else's. */
export function ownTokens(refusal: unknown): string[] {
  if (!(refusal instanceof ApiError) || refusal.code !== Code.LockConflict) return []
  const locks = refusal.locks ?? []
  const tokens = locks.flatMap((lock) => (lock.app === 'upload' && lock.token !== null ? [lock.token] : []))
  return tokens.length === locks.length ? tokens : []
}
