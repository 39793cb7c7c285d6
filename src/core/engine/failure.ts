import type { Transfer } from '../../shared/model/index.ts'
import { RedropError, type ErrorCode } from '../../shared/errors.ts'
import { fileName, joinUri } from '../../shared/uri.ts'
import { ApiError, UnexpectedAnswer } from '../cloudreve/errors.ts'
import { fewAttempts, retryClass, type Failure, type RetryClass } from '../domain/retry.ts'
import { HttpFailure } from '../ports/index.ts'
import { localError, mayPass } from '../node/files/snapshot.ts'
import { explain } from '../services/explain.ts'
import { closeAttempt } from './attempts.ts'
import { leaveNothing } from './leave-nothing.ts'
import { waitUntilStable } from './local-check.ts'
import { mayBeStored, releaseOwnLeftover, waitForLock } from './locks.ts'
import { notSent } from './not-sent.ts'
import { Patience } from './patience.ts'
import { paused, PauseWish } from './pause.ts'
import { conflictOf, tooLarge } from './refusal.ts'
import { SessionRefused } from './session.ts'
import type { TransferRun } from './transfer-run.ts'
import { UploadRun } from './upload-run.ts'

/** Begin-agains that end a transfer: a server that contradicts itself is not sent everything for ever. */
const mostRestarts = 6

/** Decides what a failed try means: waits and returns null (try again), or the state in which the transfer rests. */
export class FailureHandler {
  private readonly run: TransferRun
  private readonly patience: Patience
  private restarts = 0
  private localChanges = 0
  /** In a row, without a lasting step forward in between. */
  private inRow = { few: 0, signIns: 0 }
  private failedAt = 0

  constructor(run: TransferRun) {
    this.run = run
    this.patience = new Patience(run)
  }

  async handle(error: unknown): Promise<Transfer | null> {
    const { run } = this
    if (run.options.signal.aborted) return this.stop()
    if (run.advancedAt > this.failedAt) this.beginAnew()
    this.failedAt = run.ctx.clock.monotonic()
    const local = localTrouble(run, error)
    if (local) return this.local(local).catch((second: unknown) => this.stumbled(second))
    if (error instanceof SessionRefused) return this.restart(error)
    const failure = describe(error)
    if (!failure) throw error
    const fullySent = error instanceof HttpFailure ? error.fullySent : isReleased(run)
    const kind = retryClass(failure, { route: run.phase, fullySent })
    run.ctx.log.info('request-failed', { phase: run.phase, kind, error: String(error) })
    if (run instanceof UploadRun) await closeWhatIsKnown(run, error, kind)
    return this.next(error, kind).catch((second: unknown) => this.stumbled(second))
  }

  private beginAnew(): void {
    this.inRow = { few: 0, signIns: 0 }
    if (this.run instanceof UploadRun) this.run.doubtedSession = null
  }

  /** Finding out what a failure means asks the server, or looks at the local file, too. */
  private async stumbled(error: unknown): Promise<Transfer | null> {
    if (this.run.options.signal.aborted) return this.stop()
    const local = localTrouble(this.run, error)
    // No room for the journal itself: what cannot be noted is not begun, so it is tried again as it is.
    if (local && local.code !== 'disk-full')
      return this.end(local).catch((third: unknown) => this.patience.wait(third, 'seconds'))
    if (local) return this.patience.wait(local, 'seconds')
    if (!describe(error)) throw error
    return this.patience.wait(error, 'seconds')
  }

  private async next(error: unknown, kind: RetryClass): Promise<Transfer | null> {
    const { run } = this
    // It is stored, and only the look at it failed: whatever that means, it is no refusal.
    const isStored = run instanceof UploadRun && run.committed !== null
    if (isStored && kind !== 'aborted' && kind !== 'sign-in') return this.patience.wait(error, 'seconds')
    switch (kind) {
      case 'again':
      case 'resolve':
        return this.patience.wait(error, 'seconds')
      case 'again-few':
        return ++this.inRow.few < fewAttempts ? this.patience.wait(error, 'seconds') : this.end(error)
      case 'again-slowly':
        return this.patience.wait(error, 'minutes')
      case 'sign-in':
        // A streamed body cannot be repeated by the client, which has renewed the token: once more with a new body.
        if (this.inRow.signIns++ === 0) return null
        return run.store({ state: { name: 'waiting', why: 'sign-in' } })
      case 'session-gone':
        // Also what a chunk without a usable login hears: again with the new token, before it counts.
        return this.inRow.signIns++ === 0 ? null : this.restart(error)
      case 'certificate':
        return run.store({ state: { name: 'waiting', why: 'certificate' } })
      case 'locked':
        return this.locked(error)
      case 'stale':
      case 'exists':
        if (run instanceof UploadRun) run.occupied = run.transfer.target.kind === 'create'
        return this.restart(error)
      case 'path-gone':
      case 'tree-changed':
      case 'session-broken':
      case 'lock-lost':
        return this.restart(error)
      case 'too-large':
      case 'proxy-limit': {
        const question = run instanceof UploadRun ? await tooLarge(run, kind) : null
        if (question === 'final') return this.end(error)
        return question ? this.raise(question) : this.restart(error)
      }
      case 'no-space':
      case 'name':
      case 'not-allowed':
        return this.raise(await conflictOf(run, kind))
      case 'aborted':
        return this.stop()
      case 'scope':
      case 'final':
        return this.end(error)
    }
  }

  private async locked(error: unknown): Promise<Transfer | null> {
    const { run } = this
    if (!(run instanceof UploadRun) || !(error instanceof ApiError))
      return this.patience.wait(error, 'seconds')
    const leftover = await releaseOwnLeftover(run, error)
    if (leftover === 'released') return this.restart(error)
    if (mayBeStored(run, error)) return this.patience.wait(error, 'seconds')
    const question = await waitForLock(run, error, leftover === 'alive')
    return question && run.raise(question)
  }

  private async restart(error: unknown): Promise<Transfer | null> {
    return ++this.restarts <= mostRestarts ? null : this.end(error)
  }

  private async raise(conflict: Parameters<TransferRun['raise']>[0]): Promise<Transfer> {
    return (await leaveNothing(this.run)) ?? this.run.raise(conflict)
  }

  private async end(error: unknown): Promise<Transfer> {
    const settled = await leaveNothing(this.run)
    if (settled) return settled
    const about = aboutOf(this.run)
    const { code, params } =
      error instanceof SessionRefused
        ? new RedropError('server-sick', { ...about, detail: error.message })
        : explain(error, about)
    const history = this.run instanceof UploadRun ? notSent(this.run, { code, params }, error) : undefined
    return this.run.fail(code, params, history)
  }

  private async local(error: RedropError): Promise<Transfer | null> {
    const { run } = this
    if (needsUser.has(error.code)) return run.store({ state: { name: 'waiting', why: 'sign-in' } })
    if (error.code === 'disk-full') return run.store({ state: { name: 'waiting', why: 'disk-full' } })
    if (mayPass(error)) return this.patience.wait(error, 'seconds')
    if (error.code !== 'local-changing' || !(run instanceof UploadRun)) return this.end(error)
    const settled = await leaveNothing(run)
    if (settled) return settled
    return (await waitUntilStable(run, ++this.localChanges)) ? null : this.end(error)
  }

  /** The user's wish to cancel ends the transfer, to pause stores it so; a process that goes away leaves it to the next. */
  private async stop(): Promise<Transfer> {
    const { run } = this
    const reason: unknown = run.options.signal.reason
    if (reason instanceof PauseWish) return run.store({ state: paused })
    const isWish = reason instanceof RedropError && reason.code === 'cancelled'
    if (!isWish || isReleased(run)) return run.transfer
    try {
      return (await leaveNothing(run)) ?? (await run.store({ state: { name: 'ended', as: 'cancelled' } }))
    } catch (error) {
      if (!describe(error)) throw error
      return run.transfer
    }
  }
}

function aboutOf(run: TransferRun) {
  const { target } = run.transfer
  const uri = target.kind === 'replace' ? target.file.uri : joinUri(target.folder.uri, target.name)
  return { host: run.api.baseUrl.host, name: fileName(uri), uri }
}

/** Bare system errors come from the local file only (a disk that cannot be read): the transport wraps its own. */
function localTrouble(run: TransferRun, error: unknown): RedropError | null {
  if (error instanceof RedropError) return error
  const isFileError = error instanceof Error && 'syscall' in error
  return isFileError ? localError(run.transfer.source.path, error) : null
}

function describe(error: unknown): Failure | null {
  if (error instanceof ApiError) return { kind: 'code', code: error.code, hasLocks: error.locks !== null }
  if (error instanceof UnexpectedAnswer) return { kind: 'answer', status: error.status, what: error.what }
  if (error instanceof HttpFailure) return { kind: 'transport', failure: error.kind }
  return null
}

function isReleased(run: TransferRun): boolean {
  return run instanceof UploadRun && run.attempt !== null && run.attempt.releasedAt !== null && !run.committed
}

/** A connection was there, and lost with a part of the body. */
function isBrokenOff(error: unknown): boolean {
  return error instanceof HttpFailure && !error.fullySent && ['reset', 'idle-timeout'].includes(error.kind)
}

/** Journals what an answer, or a body that never went out whole, proves about the attempt. */
async function closeWhatIsKnown(run: UploadRun, error: unknown, kind: RetryClass): Promise<void> {
  if (error instanceof ApiError && error.code === databaseTrouble) run.databaseTrouble = true
  if (run.phase === 'put' && isBrokenOff(error)) run.putsBrokenOff++
  if (run.phase === 'put' && kind !== 'resolve')
    await closeAttempt(run, error instanceof ApiError ? 'refused' : 'none')
  // A session may have been asked for only to learn what became of a PUT, which stays open then.
  const isSession = run.attempt?.route === 'session'
  if (run.phase === 'session-create' && isSession && error instanceof ApiError)
    await closeAttempt(run, 'refused')
  if (run.phase === 'chunk') judgeSession(run, kind)
}

/** "Session gone" is also what a chunk without a usable login hears: only the second time, with a new token, it counts. */
function judgeSession(run: UploadRun, kind: RetryClass): void {
  const session = run.attempt?.session?.sessionId ?? null
  const isGone = kind === 'session-gone' && run.doubtedSession === session
  if (kind === 'session-gone') run.doubtedSession = session
  const isUnusable = kind === 'session-broken' || kind === 'lock-lost' || kind === 'proxy-limit'
  if (isGone || isUnusable) run.unusableSession = session
}

const databaseTrouble = 50001

/** There is no sign-in to go on with until somebody signs in, types the passphrase or unlocks the keychain. */
const needsUser: ReadonlySet<ErrorCode> = new Set([
  'sign-in-needed',
  'passphrase-needed',
  'keychain-unavailable',
])
