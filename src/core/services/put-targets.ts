import { basename } from 'node:path'
import type { Base, LocalSnapshot, RemoteEntry, VersionRef } from '../../shared/model/index.ts'
import { RedropError } from '../../shared/errors.ts'
import { fileName, parentUri } from '../../shared/uri.ts'
import { Code } from '../cloudreve/codes.ts'
import { info } from '../cloudreve/files.ts'
import { list } from '../cloudreve/listing.ts'
import { compareNames } from '../domain/names.ts'
import type { Connection, EngineContext } from '../engine/context.ts'
import { currentVersion, fileRef, versionRef } from '../engine/entries.ts'
import { takenByFile, takenByFolder } from '../engine/taken.ts'
import type { NewTransfer } from '../engine/engine.ts'
import { isCode } from '../cloudreve/errors.ts'

type Place = Pick<NewTransfer, 'target' | 'conflict'>
type Deps = Pick<EngineContext, 'store' | 'clock'>

export interface PutRequest {
  readonly sources: readonly LocalSnapshot[]
  /** A file (replace it), a folder (into it), or a free name in a folder (create it). */
  readonly uri: string
  /** The version the user built on, where they name it; with one source only. */
  readonly ifVersion?: string
}

/**
 * What each local file will do: replace a remote file (on the version seen now or known to be the local file's origin)
 * or become a new one. Reads only. Throws RedropError `not-found`, `not-a-folder`, `usage`, `version-unknown`.
 */
export async function putTargets(
  ctx: Deps,
  connection: Connection,
  request: PutRequest,
): Promise<NewTransfer[]> {
  const { sources, uri } = request
  const transfer = (source: LocalSnapshot, place: Place): NewTransfer => ({
    ...place,
    direction: 'upload',
    account: { instance: connection.account.instance, user: connection.account.user },
    source,
  })
  const entry = await lookAtPlace(connection, uri)
  if (entry === 'folder') {
    const names = await namesIn(connection, uri)
    return Promise.all(
      sources.map(async (source) =>
        transfer(source, await intoFolder(ctx, connection, names, source, request.ifVersion)),
      ),
    )
  }
  const [source, ...others] = sources
  if (!source) return []
  if (others.length > 0) throw new RedropError(entry === null ? 'not-found' : 'not-a-folder', { uri })
  if (entry === null) return [transfer(source, await asNewFile(ctx, connection, uri))]
  return [transfer(source, await over(ctx, connection, entry, source, request.ifVersion))]
}

async function lookAtPlace(connection: Connection, uri: string): Promise<RemoteEntry | 'folder' | null> {
  if (parentUri(uri) === null) return 'folder'
  const entry = await info(connection.api, { uri }, { extended: true }).catch((error: unknown) => {
    if (isCode(error, Code.PathNotFound)) return null
    throw error
  })
  if (entry?.type === 'folder') return 'folder'
  if (uri.endsWith('/')) throw new RedropError(entry ? 'not-a-folder' : 'not-found', { uri })
  return entry
}

interface Names {
  readonly folder: RemoteEntry
  readonly entries: readonly RemoteEntry[]
}

async function namesIn(connection: Connection, uri: string): Promise<Names> {
  const first = await list(connection.api, uri)
  const entries = [...first.entries]
  for (let token = first.nextToken; token !== null;) {
    const page = await list(connection.api, uri, { pageToken: token })
    entries.push(...page.entries)
    token = page.nextToken
  }
  return { folder: first.parent, entries }
}

async function intoFolder(
  ctx: Deps,
  connection: Connection,
  names: Names,
  source: LocalSnapshot,
  ifVersion: string | undefined,
): Promise<Place> {
  const name = basename(source.path).normalize('NFC')
  const same = names.entries.find((entry) => entry.name === name)
  if (same?.type !== 'file') return newIn(ctx, connection, names, name)
  // The listing has just shown the current version; only an older one that is named has to be looked up.
  const entry =
    ifVersion === undefined ? same : await info(connection.api, { uri: same.uri }, { extended: true })
  return over(ctx, connection, entry, source, ifVersion)
}

async function asNewFile(ctx: Deps, connection: Connection, uri: string): Promise<Place> {
  const parent = parentUri(uri) ?? uri
  const names = await namesIn(connection, parent).catch((error: unknown) => {
    if (isCode(error, Code.PathNotFound))
      throw new RedropError('not-found', { uri: parent }, { cause: error })
    throw error
  })
  return newIn(ctx, connection, names, fileName(uri).normalize('NFC'))
}

/** A new file; a name that is there already, or differs only in how it is written, is a question (decision 20). */
async function newIn(ctx: Deps, connection: Connection, names: Names, name: string): Promise<Place> {
  const { account } = connection
  const target = { kind: 'create', folder: fileRef(account, names.folder), name } as const
  for (const entry of names.entries) {
    const match = compareNames(entry.name, name)
    if (match === null) continue
    if (entry.type === 'folder') return { target, conflict: takenByFolder(account, entry) }
    const own = await ctx.store.ownVersions.of(account, entry.id)
    const file = await info(connection.api, { uri: entry.uri }, { extended: true })
    return { target, conflict: await takenByFile(connection, file, own, match) }
  }
  return { target }
}

async function over(
  ctx: Deps,
  connection: Connection,
  entry: RemoteEntry,
  source: LocalSnapshot,
  ifVersion: string | undefined,
): Promise<Place> {
  const { account } = connection
  const file = fileRef(account, entry)
  const own = await ctx.store.ownVersions.of(account, entry.id)
  const base = (version: VersionRef, seenIn: Base['seenIn']): Place => ({
    target: { kind: 'replace', file, base: { version, seenIn, at: ctx.clock.now() } },
  })
  if (ifVersion !== undefined) {
    const named = entry.extended?.versions.find(({ id }) => id === ifVersion)
    if (!named) throw new RedropError('version-unknown', { name: entry.name, version: ifVersion })
    return base(versionRef(named, account, own), 'dialog')
  }
  const current = currentVersion(entry, account, own)
  // This device made the version current by an undo or a restore, and nothing came since: the user knows it.
  const [last] = await ctx.store.history.list({ account, fileId: entry.id, limit: 1 })
  const isSwitch = last?.result === 'undone' || last?.result === 'restored'
  if (isSwitch && last.after?.id === current.id) return base(current, 'dialog')
  const origin = await ctx.store.provenance.find(account, entry.id, source)
  return origin ? base(origin.version, 'provenance') : base(current, 'cli')
}
