import { randomUUID } from 'node:crypto'
import type { FileRef, RemoteEntry, Undo, VersionRef } from '../../shared/model/index.ts'
import { fileName } from '../../shared/uri.ts'
import type { Settlement } from '../store/index.ts'
import { fileRef, inTrash, versionRef } from './entries.ts'
import { sendingOf } from './not-sent.ts'
import type { Committed } from './send-put.ts'
import type { UploadRun } from './upload-run.ts'

type Rows = Pick<Settlement, 'attempt' | 'ownVersion' | 'provenance' | 'hash'> & {
  readonly history: NonNullable<Settlement['history']> & { readonly after: VersionRef }
}

/** The rows a finished upload leaves: history with its undo, our version id, provenance, content hash. */
export async function remember(
  run: UploadRun,
  committed: Committed,
  entry: RemoteEntry | null,
): Promise<Rows> {
  const { transfer, ctx, connection } = run
  const { account } = connection
  const uri = entry && !inTrash(entry) ? entry.uri : committed.uri
  const file = fileRef(account, { id: committed.fileId, uri })
  const after = ourVersion(run, committed, entry)
  const before = transfer.target.kind === 'replace' ? transfer.target.base.version : null
  const at = ctx.clock.now()
  // Put next to the file it is no undo any more.
  const undoes = transfer.target.kind === 'replace' ? transfer.options.undoes : undefined
  if (undoes !== undefined) await ctx.store.history.markUndone(undoes, at)
  const hash = {
    instance: account.instance,
    fileId: file.id,
    versionId: after.id,
    size: after.size,
    versionTime: after.createdAt,
  }
  return {
    ...(run.attempt ? { attempt: { id: run.attempt.id, answer: 'committed' } } : {}),
    ownVersion: { account: file.account, fileId: file.id, versionId: after.id, at, transferId: transfer.id },
    provenance: { snapshot: transfer.source, file, version: after, at },
    ...(committed.hash === null ? {} : { hash: { ...hash, sha256: committed.hash } }),
    history: {
      id: randomUUID(),
      transferId: transfer.id,
      account: file.account,
      fileId: file.id,
      uri: file.uri,
      name: fileName(file.uri),
      localPath: transfer.source.path,
      at,
      route: committed.route,
      result: undoes !== undefined ? 'undone' : before ? 'replaced' : 'created',
      before,
      after,
      undo: undoes !== undefined ? null : await undoFor(run, file, before, after, entry),
      undoneAt: null,
      sending: sendingOf(run),
    },
  }
}

function ourVersion(run: UploadRun, committed: Committed, entry: RemoteEntry | null): VersionRef {
  const { ctx, connection } = run
  const listed = entry?.extended?.versions.find((version) => version.id === committed.versionId)
  if (listed) return versionRef(listed, connection.account, new Set([listed.id]))
  const createdAt = ctx.clock.now() + connection.serverAhead()
  return { id: committed.versionId, size: committed.size, createdAt, origin: { kind: 'this-device' } }
}

/** Undo exists if the replaced version is still listed, or a safety copy of it was made; a created file goes to the trash. */
async function undoFor(
  run: UploadRun,
  file: FileRef,
  before: VersionRef | null,
  after: VersionRef,
  entry: RemoteEntry | null,
): Promise<Undo | null> {
  const mustBeCurrent = after.id
  if (!before) return { file, mustBeCurrent, to: { kind: 'trash' } }
  const isKept = entry?.extended?.versions.some((version) => version.id === before.id)
  if (isKept) return { file, mustBeCurrent, to: { kind: 'version', version: before.id } }
  const copy = await run.ctx.safety?.find(file, before.id)
  return copy ? { file, mustBeCurrent, to: { kind: 'safety-copy', copy: copy.id } } : null
}
