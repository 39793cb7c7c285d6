import type { RemoteEntry, Transfer } from '../../shared/model/index.ts'
import { coveredVersions } from '../domain/covered.ts'
import { lookUp, type Ready } from './check.ts'
import { placeholders, versionRef } from './entries.ts'
import { takeBackDamaged } from './damaged.ts'
import { remember } from './remember.ts'
import { findOurs } from './resolve.ts'
import type { Committed } from './send-put.ts'
import { takeBackStray } from './stray.ts'
import type { UploadRun } from './upload-run.ts'

/**
 * After the content is on the server: is it where it should be, whole, and did it cover a version nobody saw? Then all
 * that is remembered of it in one commit (design §4.7). `ready` is null after a restart.
 */
export async function conclude(run: UploadRun, committed: Committed, ready: Ready | null): Promise<Transfer> {
  run.phase = 'read'
  run.show({ name: 'verifying' })
  const { target, source } = run.transfer
  const isStray = target.kind === 'replace' && committed.fileId !== target.file.id
  if (isStray) return takeBackStray(run, committed)
  const entry = await lookUp(run, committed.fileId)
  if (committed.size !== source.size) {
    // The answer may already show a later writer; then our version is below it, with our size and bytes.
    const ours = entry && run.attempt && (await findOurs(run, run.attempt, entry))
    if (!ours) return takeBackDamaged(run, committed, entry)
    return conclude(run, { ...committed, versionId: ours, size: source.size }, ready)
  }

  const rows = await remember(run, committed, entry)
  const covered = entry && findCovered(run, committed, entry, ready)
  if (!covered) return run.settle({ ...rows, state: { name: 'done', as: 'saved' } })
  const own = await run.ctx.store.ownVersions.of(run.connection.account, entry.id)
  const by = versionRef(covered, run.connection.account, own)
  const revision = run.transfer.revision + 1
  const conflict = { kind: 'covered', by, ours: rows.history.after, revision } as const
  return run.settle({ ...rows, state: { name: 'needs-decision', conflict, raisedAt: run.ctx.clock.now() } })
}

/** A version that came between the one we replaced and ours, and that is not the current one: nobody saw it. */
function findCovered(run: UploadRun, committed: Committed, entry: RemoteEntry, ready: Ready | null) {
  const { target } = run.transfer
  return coveredVersions({
    base: target.kind === 'replace' ? target.base.version.id : null,
    before: ready?.entry?.extended?.versions ?? null,
    after: entry.extended?.versions ?? [],
    ours: committed.versionId,
    current: entry.version,
    placeholders: placeholders(entry),
  })[0]
}
