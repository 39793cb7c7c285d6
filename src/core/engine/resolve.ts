import type { RemoteEntry } from '../../shared/model/index.ts'
import { sameUri } from '../../shared/uri.ts'
import { openDownload } from '../cloudreve/download.ts'
import { downloadUrl } from '../cloudreve/links.ts'
import { Code } from '../cloudreve/codes.ts'
import { ApiError } from '../cloudreve/errors.ts'
import { isCode } from '../cloudreve/errors.ts'
import type { Precondition } from '../domain/precondition.ts'
import { hasSessions } from '../domain/route.ts'
import { hashStream } from '../node/files/block-hash.ts'
import type { Attempt } from '../store/index.ts'
import { closeAttempt } from './attempts.ts'
import { lookAt, lookUp, type Ready } from './check.ts'
import { inTrash, isFinished } from './entries.ts'
import type { Committed } from './send-put.ts'
import { beginSession, SessionRefused, type LiveSession } from './session.ts'
import type { UploadRun } from './upload-run.ts'

/** What became of a PUT whose answer never came (design §4.8). "Cannot tell" is not among them: it asks again. */
export type Resolution =
  | { readonly kind: 'saved'; readonly committed: Committed; readonly replacedSince: boolean }
  /** Proved by a granted session: go on under its lock. */
  | { readonly kind: 'not-saved'; readonly session: LiveSession | null }
  /** The version decided on is no longer there and nothing of ours is: a new check will say whose it is. */
  | { readonly kind: 'somebody-else' }

const secondReadAfter = { databaseTrouble: 5_000, noSessions: 60_000 }

/** Asks the server what became of an attempt; throws while it cannot tell (still being stored: 40073, unreachable …). */
export async function resolve(run: UploadRun, attempt: Attempt): Promise<Resolution> {
  run.show({ name: 'resolving' })
  run.phase = 'read'
  const entry = await whereItWent(run, attempt)
  // What is in the trash cannot be read to compare it: the next check asks what is to become of the file.
  if (entry && inTrash(entry)) return { kind: 'somebody-else' }
  const saved = entry && (await whatWasSaved(run, attempt, entry))
  if (saved) return saved
  // A session at a place the file has left would make a new one there.
  const isThere = entry && entry.id === attempt.fileId && sameUri(entry.uri, attempt.uri)
  if (attempt.fileId !== null && !isThere) return { kind: 'somebody-else' }
  return proveNotSaved(run, attempt, entry)
}

async function whatWasSaved(
  run: UploadRun,
  attempt: Attempt,
  entry: RemoteEntry,
): Promise<Resolution | null> {
  const ours = await findOurs(run, attempt, entry)
  if (!ours) return null
  if (run.databaseTrouble && !(await stillThere(run, attempt, ours))) return { kind: 'somebody-else' }
  const { size, hash } = attempt
  const committed = { fileId: entry.id, uri: entry.uri, versionId: ours, size, hash, route: 'put' } as const
  return { kind: 'saved', committed, replacedSince: entry.version !== ours }
}

/** The file as it is now; or, if it was moved or deleted meanwhile, what stands at the place we sent to. */
async function whereItWent(run: UploadRun, attempt: Attempt): Promise<RemoteEntry | null> {
  if (attempt.fileId === null) return lookAt(run, attempt.uri)
  const entry = await lookUp(run, attempt.fileId)
  if (entry && !inTrash(entry) && sameUri(entry.uri, attempt.uri)) return entry
  return (await lookAt(run, attempt.uri)) ?? entry
}

/** The version with exactly our bytes among those newer than the one replaced. */
export async function findOurs(run: UploadRun, attempt: Attempt, entry: RemoteEntry): Promise<string | null> {
  const versions = entry.extended?.versions ?? []
  const replaced = versions.findIndex((version) => version.id === attempt.previous)
  const newer = replaced < 0 ? versions : versions.slice(0, replaced)
  const own = await run.ctx.store.ownVersions.of(run.connection.account, entry.id)
  for (const { id, size } of newer) {
    if (size !== attempt.size || !isFinished(entry, id) || own.has(id)) continue
    if ((await remoteHash(run, entry.uri, { id, size })) === attempt.hash) return id
  }
  return null
}

/** Content hash of a remote version. */
async function remoteHash(
  run: UploadRun,
  uri: string,
  { id, size }: { readonly id: string; readonly size: number },
): Promise<string> {
  const { url } = await downloadUrl(run.api, uri, id)
  const { signal } = run.options
  const { body } = await openDownload(run.connection.http, { url, version: id, size, signal })
  return (await hashStream(body)).hash
}

/** After a 50001 reads may show rows of an attempt that failed: a second read some time later must agree. */
async function stillThere(run: UploadRun, attempt: Attempt, version: string): Promise<boolean> {
  await run.ctx.clock.sleep(secondReadAfter.databaseTrouble, run.options.signal)
  const again = await whereItWent(run, attempt)
  run.databaseTrouble = false
  return again?.extended?.versions.some(({ id }) => id === version) ?? false
}

async function proveNotSaved(
  run: UploadRun,
  attempt: Attempt,
  entry: RemoteEntry | null,
): Promise<Resolution> {
  const policy = entry?.extended?.policy ?? null
  if (run.sessionsRefused || (policy && !hasSessions(policy))) return unchangedForAMinute(run, attempt, entry)
  const ready: Ready = {
    kind: 'ready',
    uri: attempt.uri,
    previous: attempt.previous as Precondition,
    entry: attempt.fileId === null ? null : entry,
    replaced: null,
    // A placeholder stands where a new file was to go: its lock says whether content is still coming.
    takesOver: attempt.fileId === null && entry !== null,
    policy,
    undoable: true,
    thinOut: [],
  }
  try {
    const session = await beginSession(run, ready)
    await run.ctx.store.attempts.close(attempt.id, 'abandoned')
    return { kind: 'not-saved', session }
  } catch (error) {
    // One that was granted before the look under its lock stays open: the next try takes it away.
    if (error instanceof ApiError && run.attempt?.session === null) await closeAttempt(run, 'refused')
    run.attempt = attempt
    if (error instanceof SessionRefused && error.why === 'policy')
      return unchangedForAMinute(run, attempt, entry)
    // A server that asks for no precondition: what stands under the lock is not what was decided on.
    if (error instanceof SessionRefused) return (await lookAgain(run, attempt)) ?? { kind: 'somebody-else' }
    // Between the look and this answer our own content may have come to its end.
    if (isCode(error, Code.StaleVersion)) return (await lookAgain(run, attempt)) ?? { kind: 'somebody-else' }
    if (isOthersLock(error)) return (await lookAgain(run, attempt)) ?? { kind: 'not-saved', session: null }
    // A create: a folder is there by now.
    if (isCode(error, Code.ObjectExists)) return { kind: 'not-saved', session: null }
    throw error
  }
}

/** Somebody holds the file, and no upload does: ours would have a lock of its own as long as it is at work. */
function isOthersLock(error: unknown): boolean {
  const locks = isCode(error, Code.LockConflict) ? (error.locks ?? []) : []
  return locks.length > 0 && locks.every(({ app }) => app !== 'upload')
}

async function lookAgain(run: UploadRun, attempt: Attempt): Promise<Resolution | null> {
  run.phase = 'read'
  const entry = await whereItWent(run, attempt)
  return entry && !inTrash(entry) ? whatWasSaved(run, attempt, entry) : null
}

/** Where sessions cannot be used: two reads a minute apart that show the same, and no placeholder of ours. */
async function unchangedForAMinute(
  run: UploadRun,
  attempt: Attempt,
  first: RemoteEntry | null,
): Promise<Resolution> {
  await run.ctx.clock.sleep(secondReadAfter.noSessions, run.options.signal)
  const second = await whereItWent(run, attempt)
  const same = first?.version === second?.version && first?.id === second?.id
  if (!same) return resolve(run, attempt)
  return first?.version === attempt.previous
    ? { kind: 'not-saved', session: null }
    : { kind: 'somebody-else' }
}
