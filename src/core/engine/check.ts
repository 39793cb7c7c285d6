import type {
  ConflictFacts,
  RemoteEntry,
  StoragePolicy,
  Target,
  VersionRef,
} from '../../shared/model/index.ts'
import { fileName, joinUri, parentUri, sameUri } from '../../shared/uri.ts'
import { isCode } from '../cloudreve/errors.ts'
import { Code } from '../cloudreve/codes.ts'
import { info } from '../cloudreve/files.ts'
import { list } from '../cloudreve/listing.ts'
import { mustBeAbsent, mustBeCurrent, type Precondition } from '../domain/precondition.ts'
import { compareWithBase } from '../domain/rebase.ts'
import { undoable } from '../domain/undo.ts'
import { othersVersions } from './others-versions.ts'
import { currentVersion, fileRef, inTrash, versionRef } from './entries.ts'
import { takenByFile, takenByFolder } from './taken.ts'
import type { UploadRun } from './upload-run.ts'

/** What was true on the server right before sending. */
export interface Ready {
  readonly kind: 'ready'
  readonly uri: string
  readonly previous: Precondition
  /** The file to be replaced as info showed it; null for a create. */
  readonly entry: RemoteEntry | null
  readonly replaced: VersionRef | null
  /** A create where a file without content is, such as the placeholder of a dead upload: it is taken over. */
  readonly takesOver: boolean
  readonly policy: StoragePolicy | null
  /** The server will keep what is replaced. */
  readonly undoable: boolean
  /** Ids of older versions to be deleted first, so that those of others stay. */
  readonly thinOut: readonly string[]
}

export type Checked = Ready | { readonly kind: 'conflict'; readonly conflict: ConflictFacts }

/** Capability bits a replace needs: update content, lock (contract §11). */
const neededBits = [6, 15]

/** Compares the server with what was decided on (design §4.5). Throws what the client throws. */
export async function check(run: UploadRun): Promise<Checked> {
  run.phase = 'read'
  run.show({ name: 'checking' })
  const { target } = run.transfer
  return target.kind === 'replace' ? checkReplace(run, target) : checkCreate(run, target)
}

async function checkReplace(run: UploadRun, target: Extract<Target, { kind: 'replace' }>): Promise<Checked> {
  const { account } = run.connection
  const [found, retention] = await Promise.all([lookUp(run, target.file.id), run.connection.retention()])
  if (found === null) return conflict({ kind: 'gone', inTrash: null })
  const own = await run.ctx.store.ownVersions.of(account, found.id)
  const current = currentVersion(found, account, own)
  if (inTrash(found)) return conflict({ kind: 'gone', inTrash: { uri: found.uri, version: current } })
  if (!sameUri(found.uri, target.file.uri)) {
    const to = fileRef(account, found)
    // A link is with the file, wherever it is.
    if (!run.transfer.options.link) return conflict({ kind: 'moved', to, current })
    await run.store({ target: { ...target, file: to } })
    return checkReplace(run, { ...target, file: to })
  }
  if (!found.owned || !neededBits.every((bit) => found.capability?.has(bit)))
    return conflict({ kind: 'not-allowed', why: 'owner' })

  const versions = found.extended?.versions ?? []
  const canUndo = undoable({ retention, name: found.name, versions, current: found.version })
  const compared = compareWithBase({ base: target.base.version.id, current: found.version, versions, own })
  if (compared.kind === 'changed' || isUnseen(run, target, current)) {
    const between =
      compared.kind === 'changed' ? compared.between.map((version) => versionRef(version, account, own)) : []
    const base = compared.kind === 'changed' ? target.base.version : null
    return conflict({ kind: 'stale', base, current, between, undoable: canUndo })
  }
  const others = await othersVersions(run, found, retention)
  if (others?.kind === 'pushes-out') return conflict(others)
  const base = { ...target.base, version: current }
  if (compared.kind === 'only-ours') await run.store({ target: { ...target, base } })
  const policy = found.extended?.policy ?? null
  return {
    kind: 'ready',
    uri: found.uri,
    previous: mustBeCurrent(base),
    entry: found,
    replaced: current,
    takesOver: false,
    policy,
    undoable: canUndo,
    thinOut: others?.ids ?? [],
  }
}

/**
 * Nothing says which version the local file was built on: a version of somebody else that is newer than the local
 * file is a question (design §4.2).
 */
function isUnseen(
  run: UploadRun,
  target: Extract<Target, { kind: 'replace' }>,
  current: VersionRef,
): boolean {
  const { seenIn } = target.base
  if (seenIn !== 'row' && seenIn !== 'cli') return false
  const modified = Number(BigInt(run.transfer.source.mtimeNs) / 1_000_000n)
  return current.origin.kind !== 'this-device' && current.size > 0 && current.createdAt > modified
}

async function checkCreate(run: UploadRun, target: Extract<Target, { kind: 'create' }>): Promise<Checked> {
  // Missing folders would be created silently, so the folder is looked up by id first; the root has no info (403).
  const isRoot = parentUri(target.folder.uri) === null
  const folder = isRoot ? await rootFolder(run, target.folder.uri) : await lookUp(run, target.folder.id)
  if (folder === null || inTrash(folder)) return conflict({ kind: 'folder-gone', movedTo: null })
  if (!sameUri(folder.uri, target.folder.uri)) {
    return conflict({ kind: 'folder-gone', movedTo: fileRef(run.connection.account, folder) })
  }
  if (!folder.owned || !folder.capability?.has(0)) return conflict({ kind: 'not-allowed', why: 'owner' })
  const uri = joinUri(folder.uri, target.name)
  const there = run.occupied ? await lookAt(run, uri) : null
  run.occupied = false
  if (there && (there.type === 'folder' || there.version !== folder.version)) {
    const own = await run.ctx.store.ownVersions.of(run.connection.account, there.id)
    return conflict(await takenBy(run, there, own, target.name))
  }
  return {
    kind: 'ready',
    uri,
    previous: mustBeAbsent({ type: 'folder', version: folder.version }),
    entry: null,
    replaced: null,
    takesOver: there !== null,
    policy: folder.extended?.policy ?? null,
    undoable: true,
    thinOut: [],
  }
}

async function rootFolder(run: UploadRun, uri: string): Promise<RemoteEntry> {
  return (await list(run.api, uri, { pageSize: 1 })).parent
}

/** By id: survives renames and moves, tells the trash. Null: deleted for good, or inside a deleted folder. */
export async function lookUp(run: UploadRun, id: string): Promise<RemoteEntry | null> {
  return info(run.api, { id }, { extended: true }).catch((error: unknown) => {
    if (isCode(error, Code.NotSet, Code.PathNotFound)) return null
    throw error
  })
}

/** What is at a place now; null: nothing. */
export async function lookAt(run: UploadRun, uri: string): Promise<RemoteEntry | null> {
  return info(run.api, { uri }, { extended: true }).catch((error: unknown) => {
    if (isCode(error, Code.PathNotFound)) return null
    throw error
  })
}

/** Something is where a new file was to go. */
async function takenBy(
  { connection }: UploadRun,
  entry: RemoteEntry,
  own: ReadonlySet<string>,
  name: string,
): Promise<ConflictFacts> {
  if (entry.type === 'folder') return takenByFolder(connection.account, entry)
  return takenByFile(connection, entry, own, fileName(entry.uri) === name ? 'same' : 'case')
}

function conflict(facts: ConflictFacts): Checked {
  return { kind: 'conflict', conflict: facts }
}
