import { createSession, deleteSession, type UploadSession } from '../cloudreve/upload.ts'
import { hasSessions, sessionManners } from '../domain/route.ts'
import type { Attempt } from '../store/index.ts'
import { closeAttempt, openAttempt } from './attempts.ts'
import { lookAt, type Ready } from './check.ts'
import type { ContentKey } from './ctr.ts'
import { policyOfFolder } from './refusal.ts'
import type { UploadRun } from './upload-run.ts'

/** A running upload session: what its chunks need, after creating it or after a restart. */
export interface LiveSession {
  readonly attempt: Attempt
  readonly id: string
  readonly uri: string
  /** Bytes; 0 = everything in one chunk. */
  readonly chunkSize: number
  readonly concurrency: number
  readonly content: ContentKey | null
  /** The file the session writes to and the entity that becomes its version. */
  readonly fileId: string
  readonly placeholder: string
}

/** What the server granted is not on the file that was decided on, of a kind that is not built, or was never committed. */
export class SessionRefused extends Error {
  readonly why: 'elsewhere' | 'policy' | 'uncommitted'
  readonly policyType: string
  constructor(why: 'elsewhere' | 'policy' | 'uncommitted', policyType: string) {
    super(why)
    this.why = why
    this.policyType = policyType
  }
}

/** Creates a session: refused it costs no byte, granted it *is* the lock. Looks again under that lock (design §4.5). */
export async function beginSession(run: UploadRun, ready: Ready): Promise<LiveSession> {
  // Before 4.11 a session ignores `previous` and wants the policy named; the look under the lock decides then.
  const isOld = sessionManners(run.connection.account.serverVersion).precondition === 'lock-then-info'
  const policy = isOld ? (ready.policy ?? (await policyOfFolder(run))) : null
  const attempt = await openAttempt(run, { route: 'session', uri: ready.uri, previous: ready.previous })
  run.phase = 'session-create'
  const { source, options } = run.transfer
  const session = await createSession(run.api, {
    uri: ready.uri,
    size: source.size,
    previous: ready.previous,
    replace: ready.entry !== null || ready.takesOver,
    ...(policy ? { policyId: policy.id } : {}),
    requestId: attempt.id,
    ...(options.keepModified ? { lastModified: Number(BigInt(source.mtimeNs) / 1_000_000n) } : {}),
  })
  return adopt(run, ready, attempt, session)
}

async function adopt(
  run: UploadRun,
  ready: Ready,
  attempt: Attempt,
  session: UploadSession,
): Promise<LiveSession> {
  const sealedKey = session.encryption && run.ctx.sealer ? sealKey(run, session.encryption) : null
  const record = {
    sessionId: session.id,
    chunkSize: session.chunkSize,
    concurrency: session.policy.chunkConcurrency,
    expires: session.expires,
    encrypted: session.encryption !== null,
    sealedKey,
    fileId: null,
    placeholder: null,
  }
  run.attempt = await run.ctx.store.attempts.sessionCreated(attempt.id, record)
  if (!hasSessions(session.policy)) {
    run.sessionsRefused = true
    await dropSession(run, session.id, ready.uri)
    throw new SessionRefused('policy', session.policy.type)
  }
  run.phase = 'read'
  const entry = await lookAt(run, ready.uri)
  const placeholder = entry?.extended?.versions[0]
  const isOurs = entry?.uploadSession === session.id && placeholder
  const isAsDecided =
    isOurs && entry.version === ready.previous && (!ready.entry || entry.id === ready.entry.id)
  if (!isAsDecided) {
    await dropSession(run, session.id, ready.uri)
    throw new SessionRefused('elsewhere', session.policy.type)
  }
  const target = { fileId: entry.id, placeholder: placeholder.id }
  const journaled = await run.ctx.store.attempts.sessionCreated(attempt.id, { ...record, ...target })
  run.attempt = journaled
  return { ...live(journaled, session.encryption), ...target }
}

/** The session of an attempt that a restart or a lost connection interrupted; null if it cannot be continued. */
export function continueSession(run: UploadRun, attempt: Attempt): LiveSession | null {
  const { session } = attempt
  if (!session?.placeholder || !session.fileId) return null
  if (session.expires < run.ctx.clock.now() + run.connection.serverAhead()) return null
  if (session.encrypted && !session.sealedKey) return null
  const content = session.sealedKey ? openKey(run, session.sealedKey) : null
  if (session.encrypted && !content) return null
  return { ...live(attempt, content), fileId: session.fileId, placeholder: session.placeholder }
}

/** Ends a session on the server (it would hold the file for up to 24 h) and in the journal. */
export async function dropSession(run: UploadRun, sessionId: string, uri: string): Promise<void> {
  run.phase = 'session-delete'
  await deleteSession(run.api, { sessionId, uri })
  await closeAttempt(run, 'abandoned')
}

function live(attempt: Attempt, content: ContentKey | null) {
  const { session } = attempt
  return {
    attempt,
    id: session?.sessionId ?? '',
    uri: attempt.uri,
    chunkSize: session?.chunkSize ?? 0,
    concurrency: Math.max(1, session?.concurrency ?? 1),
    content,
  }
}

function sealKey(run: UploadRun, content: ContentKey): string | null {
  const plain = Buffer.concat([content.key, content.iv])
  return run.ctx.sealer?.seal(plain) ?? null
}

function openKey(run: UploadRun, sealed: string): ContentKey | null {
  const plain = run.ctx.sealer?.open(sealed)
  return plain ? { key: plain.subarray(0, 32), iv: plain.subarray(32) } : null
}
