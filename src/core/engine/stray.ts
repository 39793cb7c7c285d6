import type { Transfer } from '../../shared/model/index.ts'
import { trash } from '../cloudreve/files.ts'
import { setCurrent } from '../cloudreve/versions.ts'
import { lookUp } from './check.ts'
import { currentVersion, fileRef, inTrash, placeholders } from './entries.ts'
import type { Committed } from './send-put.ts'
import type { UploadRun } from './upload-run.ts'

/**
 * The target was moved or deleted while we sent, so the server made a new file at the old place (contract §5.7). It goes
 * to the trash if nothing but our version is in it; what somebody else made there at the same time is current again. The
 * user is asked what became of the target.
 */
export async function takeBackStray(run: UploadRun, committed: Committed): Promise<Transfer> {
  const { target } = run.transfer
  const stray = await lookUp(run, committed.fileId)
  if (stray && !inTrash(stray)) {
    const unfinished = placeholders(stray)
    const versions = stray.extended?.versions.filter(({ id }) => !unfinished.has(id)) ?? []
    const [theirs] = versions.filter(({ id }) => id !== committed.versionId)
    const isOnTop = stray.version === committed.versionId
    if (isOnTop && theirs) await setCurrent(run.api, stray.uri, theirs.id)
    else if (isOnTop) await trash(run.api, [stray.uri])
  }
  if (run.attempt) await run.ctx.store.attempts.close(run.attempt.id, 'abandoned')
  run.attempt = null
  const found = target.kind === 'replace' ? await lookUp(run, target.file.id) : null
  if (!found) return run.raise({ kind: 'gone', inTrash: null })
  const own = await run.ctx.store.ownVersions.of(run.connection.account, found.id)
  const current = currentVersion(found, run.connection.account, own)
  if (inTrash(found)) return run.raise({ kind: 'gone', inTrash: { uri: found.uri, version: current } })
  return run.raise({ kind: 'moved', to: fileRef(run.connection.account, found), current })
}
