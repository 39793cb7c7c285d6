import { randomUUID } from 'node:crypto'
import type { RemoteEntry, VersionRef } from '../../shared/model/index.ts'
import { RedropError } from '../../shared/errors.ts'
import { Code } from '../cloudreve/codes.ts'
import { info } from '../cloudreve/files.ts'
import { setCurrent } from '../cloudreve/versions.ts'
import type { Connection, EngineContext } from '../engine/context.ts'
import { currentVersion, fileRef, placeholders, versionRef } from '../engine/entries.ts'
import { isCode } from '../cloudreve/errors.ts'

export interface FileVersions {
  readonly entry: RemoteEntry
  readonly current: VersionRef
  /** Finished versions, newest first; the current one may stand anywhere. */
  readonly versions: readonly VersionRef[]
}

type Deps = Pick<EngineContext, 'store' | 'clock'>

/** Throws RedropError `is-folder`; ApiError 40016 (nothing there). */
export async function fileVersions(deps: Deps, connection: Connection, uri: string): Promise<FileVersions> {
  const entry = await info(connection.api, { uri }, { extended: true })
  if (entry.type === 'folder') throw new RedropError('is-folder', { uri })
  const { account } = connection
  const own = await deps.store.ownVersions.of(account, entry.id)
  const unfinished = placeholders(entry)
  const finished = entry.extended?.versions.filter(({ id }) => !unfinished.has(id)) ?? []
  return {
    entry,
    current: currentVersion(entry, account, own),
    versions: finished.map((version) => versionRef(version, account, own)),
  }
}

/**
 * Makes an older version the current one and reads again: what is current then is returned. The switch itself has no
 * precondition on the server, so a version that slipped in between is reported by the caller comparing ids.
 * Throws RedropError `version-unknown`, `version-is-current`.
 */
export async function restoreVersion(
  deps: Deps,
  connection: Connection,
  uri: string,
  version: string,
): Promise<{ before: FileVersions; after: FileVersions }> {
  const before = await fileVersions(deps, connection, uri)
  const { name } = before.entry
  if (before.current.id === version) throw new RedropError('version-is-current', { name, version })
  const wanted = before.versions.find(({ id }) => id === version)
  if (!wanted) throw new RedropError('version-unknown', { name, version })
  await setCurrent(connection.api, before.entry.uri, version).catch((error: unknown) => {
    if (isCode(error, Code.EntityNotExist))
      throw new RedropError('version-unknown', { name, version }, { cause: error })
    throw error
  })
  const file = fileRef(connection.account, before.entry)
  await deps.store.history.add({
    id: randomUUID(),
    transferId: null,
    account: file.account,
    fileId: file.id,
    uri: file.uri,
    name,
    localPath: null,
    at: deps.clock.now(),
    route: null,
    result: 'restored',
    before: before.current,
    after: wanted,
    undo: { file, mustBeCurrent: wanted.id, to: { kind: 'version', version: before.current.id } },
    undoneAt: null,
  })
  return { before, after: await fileVersions(deps, connection, uri) }
}
