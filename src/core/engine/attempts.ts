import { randomUUID } from 'node:crypto'
import type { Attempt } from '../store/index.ts'
import type { UploadRun } from './upload-run.ts'

/** Journals the intent before the first request of an attempt goes out. */
export async function openAttempt(
  run: UploadRun,
  intent: Pick<Attempt, 'route' | 'uri' | 'previous'>,
): Promise<Attempt> {
  const { transfer, ctx } = run
  const attempt: Attempt = {
    ...intent,
    id: randomUUID(),
    transferId: transfer.id,
    fileId: transfer.target.kind === 'replace' ? transfer.target.file.id : null,
    size: transfer.source.size,
    startedAt: ctx.clock.now() + run.connection.serverAhead(),
    releasedAt: null,
    hash: null,
    answer: null,
    session: null,
  }
  run.attempt = attempt
  await ctx.store.attempts.open(attempt)
  return attempt
}

/**
 * Nothing of this attempt is or will be in place: the server said no (`refused`), it never got the whole body or
 * somebody else is in that place (`none`: a lock or a placeholder may be left), or that was proved (`abandoned`).
 */
export async function closeAttempt(run: UploadRun, answer: 'refused' | 'none' | 'abandoned'): Promise<void> {
  const attempt = run.attempt
  run.attempt = null
  if (attempt) await run.ctx.store.attempts.close(attempt.id, answer)
}
