import { info } from '../../cloudreve/files.ts'
import { undoable } from '../../domain/undo.ts'
import type { Connection } from '../../engine/context.ts'
import { currentVersion, inTrash } from '../../engine/entries.ts'
import { hashRange } from '../../node/files/block-hash.ts'
import { openSnapshot } from '../../node/files/snapshot.ts'
import type { Store } from '../../store/index.ts'
import type { LocalSnapshot } from '../../../shared/model/index.ts'
import type { PlanFileRow, PlanThere } from './types.ts'

export interface LookDeps {
  readonly store: Pick<Store, 'ownVersions'>
  readonly keepsCopies: boolean
}

/** More than this is only read when somebody asks for it. Bytes. */
const quickToRead = 64 * 1024 ** 2

/**
 * Who saved the remote file of a row, and whether that can be brought back: what a listing does not say. Null: there is
 * nothing to look at. Throws what the client throws.
 */
export async function lookAtRemote(
  deps: LookDeps,
  connection: Connection,
  { there }: Pick<PlanFileRow, 'there'>,
): Promise<PlanThere | null> {
  if (!there) return null
  const { account, api } = connection
  const [entry, retention] = await Promise.all([
    info(api, { id: there.entry.id }, { extended: true }),
    connection.retention(),
  ])
  // What has become of it is for the transfer to ask about: it is not the file that was listed any more.
  if (inTrash(entry) || entry.uri !== there.entry.uri) return null
  const own = await deps.store.ownVersions.of(account, entry.id)
  const isSame = entry.version === there.entry.version
  const versions = entry.extended?.versions ?? []
  const isKept = undoable({ retention, name: entry.name, versions, current: entry.version })
  return {
    ...there,
    entry,
    current: currentVersion(entry, account, own),
    isBase: isSame ? there.isBase : 'no',
    ...(isSame ? {} : { hash: null, content: entry.size === there.entry.size ? 'unknown' : 'different' }),
    undo: isKept ? 'version' : deps.keepsCopies ? 'safety-copy' : 'no',
    isLookedAt: true,
  }
}

/** Reads a local file to see whether the server has its content. What cannot be read now stays unread. */
export async function compareContent(
  { there, snapshot }: Pick<PlanFileRow, 'there' | 'snapshot'>,
  { anySize }: { readonly anySize: boolean },
): Promise<PlanThere | null> {
  if (!there?.hash || !snapshot || there.content !== 'unread') return null
  if (!anySize && snapshot.size > quickToRead) return null
  const read = await hashOf(snapshot)
  return read === null ? null : { ...there, content: read === there.hash.sha256 ? 'same' : 'different' }
}

async function hashOf(snapshot: LocalSnapshot): Promise<string | null> {
  const handle = await openSnapshot(snapshot).catch(() => null)
  try {
    return handle && (await hashRange(handle, 0, snapshot.size))
  } catch {
    // Whether it can be read is asked again when it is sent.
    return null
  } finally {
    await handle?.close()
  }
}
