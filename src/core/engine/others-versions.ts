import type { ConflictFacts, RemoteEntry, Retention } from '../../shared/model/index.ts'
import { Code } from '../cloudreve/codes.ts'
import { isCode } from '../cloudreve/errors.ts'
import { remove } from '../cloudreve/versions.ts'
import { othersDropped, thinnedOut } from '../domain/others-versions.ts'
import type { Ready } from './check.ts'
import { versionRef } from './entries.ts'
import type { UploadRun } from './upload-run.ts'

type Found =
  | Extract<ConflictFacts, { kind: 'pushes-out' }>
  | { readonly kind: 'thin-out'; readonly ids: readonly string[] }

/** What a link must ask, or do, before the server drops versions that the link did not send. Null: none is dropped. */
export async function othersVersions(
  run: UploadRun,
  entry: RemoteEntry,
  retention: Retention,
): Promise<Found | null> {
  const { link } = run.transfer.options
  const versions = entry.extended?.versions ?? []
  if (!link || link.others === 'let-go') return null
  const { account } = run.connection
  const ours = await run.ctx.store.ownVersions.ofLink(account, entry.id, link.id)
  const question = { retention, name: entry.name, versions, current: entry.version, ours }
  const dropped = new Set(othersDropped(question))
  if (dropped.size === 0) return null
  const ids = thinnedOut(question)
  if (link.others === 'thin-out' && ids) return { kind: 'thin-out', ids }
  const own = await run.ctx.store.ownVersions.of(account, entry.id)
  const others = versions.filter(({ id }) => dropped.has(id)).map((one) => versionRef(one, account, own))
  return { kind: 'pushes-out', others, canThinOut: ids !== null }
}

/**
 * Deletes older versions of the link, so that those of others stay. One that is gone already does no harm, nor one that
 * was made current a moment ago: what is sent then is refused.
 */
export async function thinOut(run: UploadRun, { uri, thinOut: ids }: Ready): Promise<void> {
  for (const id of ids) {
    await remove(run.api, uri, id).catch((error: unknown) => {
      if (!isCode(error, Code.EntityNotExist, Code.NoPermission)) throw error
    })
  }
}
