import type { FileHandle } from 'node:fs/promises'
import type { Transfer } from '../../shared/model/index.ts'
import { RedropError } from '../../shared/errors.ts'
import { fileName } from '../../shared/uri.ts'
import { chooseRoute } from '../domain/route.ts'
import { openSnapshot } from '../node/files/snapshot.ts'
import type { Attempt, SiteRow } from '../store/index.ts'
import { check, type Ready } from './check.ts'
import { conclude } from './conclude.ts'
import { guard, isIdentical } from './local-check.ts'
import { thinOut } from './others-versions.ts'
import { resolve } from './resolve.ts'
import { keepSafetyCopy } from './safety.ts'
import { sendPut, type Committed } from './send-put.ts'
import { interruptedSession, sendSession } from './send-session.ts'
import { beginSession, type LiveSession } from './session.ts'
import type { UploadRun } from './upload-run.ts'

/**
 * One try of an upload. Null: something changed, try again. What an earlier process left open is settled first, so
 * that a version is never sent twice and never guessed about.
 */
export async function uploadStep(run: UploadRun): Promise<Transfer | null> {
  if (run.committed) return conclude(run, run.committed, null)
  const open = await run.ctx.store.attempts.openOf(run.transfer.id)
  if (open.length > 0) run.occupied = true
  const session = open.find((attempt) => attempt.route === 'session')
  if (session) return continueInterrupted(run, session)
  const put = open.find((attempt) => attempt.route === 'put')
  if (put) return settlePut(run, put)
  return send(run)
}

async function settlePut(run: UploadRun, attempt: Attempt): Promise<Transfer | null> {
  run.attempt = attempt
  if (attempt.releasedAt === null) {
    // The body was never complete, so the server has rolled it back; a lock of it may linger.
    await run.ctx.store.attempts.close(attempt.id, 'none')
    return null
  }
  const resolution = await resolve(run, attempt)
  switch (resolution.kind) {
    case 'saved':
      run.committed = resolution.committed
      run.notice(resolution.replacedSince ? 'saved-then-replaced' : 'saved-checked')
      return conclude(run, resolution.committed, null)
    case 'not-saved':
      if (resolution.session) return sendRest(run, resolution.session)
      await run.ctx.store.attempts.close(attempt.id, 'abandoned')
      return null
    case 'somebody-else':
      // Where the target has gone from, it may have left a placeholder and its lock.
      await run.ctx.store.attempts.close(attempt.id, 'none')
      return null
  }
}

async function continueInterrupted(run: UploadRun, attempt: Attempt): Promise<Transfer | null> {
  run.attempt = attempt
  run.show({ name: 'resolving' })
  const found = await interruptedSession(run, attempt)
  if (found === null) return null
  if ('versionId' in found) {
    run.committed = found
    run.notice('saved-checked')
    return conclude(run, found, null)
  }
  return sendRest(run, found)
}

async function sendRest(run: UploadRun, session: LiveSession): Promise<Transfer | null> {
  const handle = await openSnapshot(run.transfer.source)
  try {
    run.committed = await sendSession(run, session, handle)
  } finally {
    await handle.close()
  }
  return conclude(run, run.committed, null)
}

async function send(run: UploadRun): Promise<Transfer | null> {
  const checked = await check(run)
  if (checked.kind === 'conflict') return run.raise(checked.conflict)
  run.options.signal.throwIfAborted()
  run.policy = checked.policy
  const handle = await openSnapshot(run.transfer.source)
  try {
    const question = await guard(run, checked, handle)
    if (question) return await run.raise(question)
    if (await isIdentical(run, checked, handle))
      return await run.settle({ state: { name: 'done', as: 'identical' } })
    if (!checked.undoable) await keepSafetyCopy(run, checked)
    await thinOut(run, checked)
    run.committed = await sendBy(run, checked, handle)
  } finally {
    await handle.close()
  }
  return conclude(run, run.committed, checked)
}

async function sendBy(run: UploadRun, ready: Ready, handle: FileHandle): Promise<Committed> {
  if ((await routeFor(run, ready)) === 'put') return sendPut(run, ready, handle)
  return sendSession(run, await beginSession(run, ready), handle)
}

async function routeFor(run: UploadRun, ready: Ready): Promise<'put' | 'session'> {
  const { account } = run.connection
  const { size } = run.transfer.source
  const site = await run.ctx.store.sites.get(account.instance)
  const route = chooseRoute({
    size,
    learnedLimit: learnedLimit(site, run.ctx.clock.now()),
    policy: ready.policy,
    serverVersion: account.serverVersion,
    waitingForLock: run.lockedSince !== null,
    keepModified: run.transfer.options.keepModified,
    bytesPerSecond: site.bytesPerSecond,
    brokenOff: run.putsBrokenOff,
  })
  if (route.kind !== 'refused') return run.sessionsRefused ? 'put' : route.kind
  const name = fileName(ready.uri)
  if (route.why === 'too-large') throw new RedropError('too-large', { name, size, limit: route.limit })
  throw new RedropError('policy-unsupported', { name, size, type: route.type })
}

const relearnAfter = 7 * 24 * 3_600_000

/** Administrators change the limit: what was learned is tried again weekly. */
function learnedLimit(site: SiteRow, now: number): number | null {
  return site.putLimitAt !== null && now - site.putLimitAt < relearnAfter ? site.putLimit : null
}
