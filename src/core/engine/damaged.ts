import type { RemoteEntry, Transfer } from '../../shared/model/index.ts'
import { trash } from '../cloudreve/files.ts'
import { setCurrent } from '../cloudreve/versions.ts'
import type { Committed } from './send-put.ts'
import type { UploadRun } from './upload-run.ts'

/**
 * The server committed another number of bytes than we sent: something on the way dropped the length. What was there
 * before comes back, provided that the damaged version is still the current one.
 */
export async function takeBackDamaged(
  run: UploadRun,
  committed: Committed,
  entry: RemoteEntry | null,
): Promise<Transfer> {
  const { target, source } = run.transfer
  if (run.attempt) await run.ctx.store.attempts.close(run.attempt.id, 'abandoned')
  run.attempt = null
  const base = target.kind === 'replace' ? target.base.version.id : null
  const versions = entry?.extended?.versions ?? []
  const newest = versions.findIndex(({ id }) => id === base)
  const isAlone = base === null ? versions.length === 1 : newest === 1 || newest < 0
  if (entry?.version === committed.versionId && isAlone) {
    if (base === null) await trash(run.api, [entry.uri])
    else if (newest === 1) await setCurrent(run.api, entry.uri, base)
  }
  return run.fail('size-mismatch', { sent: source.size, stored: committed.size })
}
