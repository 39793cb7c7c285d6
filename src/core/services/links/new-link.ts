import type { LinkMode } from '../../../shared/model/index.ts'
import type { Connection, EngineContext } from '../../engine/context.ts'
import { fileRef } from '../../engine/entries.ts'
import { snapshot } from '../../node/files/snapshot.ts'
import { replaceTarget } from '../replace-target.ts'
import { fileVersions } from '../versions.ts'
import type { NewLink } from './links.ts'

export interface LinkRequest {
  /** Absolute path of the local file. */
  readonly path: string
  /** Of the remote file. */
  readonly uri: string
  readonly mode: LinkMode
}

/**
 * A link to a remote file as it is now. Throws RedropError `is-folder`, and what `snapshot` throws; ApiError 40016
 * (nothing there).
 */
export async function newLink(
  deps: Pick<EngineContext, 'store' | 'clock'>,
  connection: Connection,
  { path, uri, mode }: LinkRequest,
): Promise<NewLink> {
  const source = await snapshot(path)
  const { entry, current } = await fileVersions(deps, connection, uri)
  const file = fileRef(connection.account, entry)
  const { target } = await replaceTarget(deps, { file, source, shown: current })
  const base = target.kind === 'replace' ? target.base.version : current
  return { kind: 'link', file, path, mode, base, edit: null, isFresh: false }
}
