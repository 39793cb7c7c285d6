import { randomUUID } from 'node:crypto'
import type { RemoteEntry, VersionRef } from '../../shared/model/index.ts'
import { RedropError } from '../../shared/errors.ts'
import { Code } from '../cloudreve/codes.ts'
import { info } from '../cloudreve/files.ts'
import { remove, setCurrent } from '../cloudreve/versions.ts'
import type { Connection, EngineContext } from '../engine/context.ts'
import { currentVersion, fileRef, placeholders, versionRef } from '../engine/entries.ts'
import { isCode } from '../cloudreve/errors.ts'

export interface FileVersions {
  readonly entry: RemoteEntry
  readonly current: VersionRef
  /** Finished versions, newest first; the current one may stand anywhere. */
  readonly versions: readonly VersionRef[]
}

/** A file by the place where it is, or by its id, which stays with it. */
export type FilePlace = string | { readonly id: string }

type Deps = Pick<EngineContext, 'store' | 'clock'>

/** Throws RedropError `is-folder`; ApiError 40016 (nothing there). */
export async function fileVersions(
  deps: Pick<Deps, 'store'>,
  connection: Connection,
  place: FilePlace,
): Promise<FileVersions> {
  const target = typeof place === 'string' ? { uri: place } : { id: place.id }
  const entry = await info(connection.api, target, { extended: true })
  if (entry.type === 'folder') throw new RedropError('is-folder', { uri: entry.uri })
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
 * Makes an older version the current one and reads again: what is current then is returned, and a version that slipped
 * in between, because the switch itself has no precondition on the server. `over`: id of the version that must be current
 * before. `change`: id of the history row. Throws RedropError `version-unknown`, `version-is-current`, `conflict`.
 */
export async function restoreVersion(
  deps: Deps,
  connection: Connection,
  place: FilePlace,
  version: string,
  over?: string,
): Promise<{ change: string; after: FileVersions; covered: VersionRef | null }> {
  const before = await fileVersions(deps, connection, place)
  const wanted = older(before, version, over)
  await setCurrent(connection.api, before.entry.uri, version).catch((error: unknown) => {
    throw isCode(error, Code.EntityNotExist) ? unknownVersion(before, version, error) : error
  })
  const file = fileRef(connection.account, before.entry)
  const change = randomUUID()
  await deps.store.history.add({
    id: change,
    transferId: null,
    account: file.account,
    fileId: file.id,
    uri: file.uri,
    name: before.entry.name,
    localPath: null,
    at: deps.clock.now(),
    route: null,
    result: 'restored',
    before: before.current,
    after: wanted,
    undo: { file, mustBeCurrent: wanted.id, to: { kind: 'version', version: before.current.id } },
    undoneAt: null,
  })
  const after = await fileVersions(deps, connection, { id: file.id })
  const known = new Set(before.versions.map(({ id }) => id))
  return { change, after, covered: after.versions.find(({ id }) => !known.has(id)) ?? null }
}

/**
 * Deletes an older version for good. `over`: id of the version that must be current. Throws RedropError
 * `version-unknown`, `version-is-current`, `conflict`.
 */
export async function removeVersion(
  deps: Pick<Deps, 'store'>,
  connection: Connection,
  place: FilePlace,
  version: string,
  over: string,
): Promise<RemoteEntry> {
  const before = await fileVersions(deps, connection, place)
  older(before, version, over)
  await remove(connection.api, before.entry.uri, version).catch((error: unknown) => {
    throw isCode(error, Code.EntityNotExist) ? unknownVersion(before, version, error) : error
  })
  return before.entry
}

function older(found: FileVersions, version: string, over: string | undefined): VersionRef {
  const { name } = found.entry
  if (over !== undefined && found.current.id !== over) throw new RedropError('conflict', { name })
  if (found.current.id === version) throw new RedropError('version-is-current', { name, version })
  const wanted = found.versions.find(({ id }) => id === version)
  if (!wanted) throw unknownVersion(found, version)
  return wanted
}

function unknownVersion({ entry }: FileVersions, version: string, cause?: unknown): RedropError {
  return new RedropError('version-unknown', { name: entry.name, version }, { cause })
}
