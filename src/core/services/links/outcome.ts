import type { HistoryRow, LinkRow, Store } from '../../store/index.ts'
import type { Conflict, FileRef, LocalSnapshot, Transfer, VersionRef } from '../../../shared/model/index.ts'
import { sameSnapshot } from '../../node/files/snapshot.ts'
import { localContent } from './local-content.ts'

type Rows = Pick<Store, 'history' | 'hashes'>

/** What an open question of its transfer says about a link. */
export function withQuestion(link: LinkRow, conflict: Conflict): LinkRow {
  return { ...link, trouble: troubleOf(conflict) ?? link.trouble }
}

function troubleOf(conflict: Conflict): LinkRow['trouble'] {
  if (conflict.kind === 'gone') return conflict.inTrash ? 'trash' : 'gone'
  return conflict.kind === 'not-allowed' && conflict.why === 'owner' ? 'read-only' : null
}

/** A link after its transfer is over. */
export async function withOutcome(store: Rows, link: LinkRow, transfer: Transfer): Promise<LinkRow> {
  const { state } = transfer
  const idle = { ...link, transfer: null, ...answers(link, transfer) }
  if (state.name !== 'done') return idle
  if (state.as === 'declined') return idle
  const saved = await savedVersion(store, transfer)
  if (!saved) return idle
  // A merge went out: the local file holds something else.
  if (transfer.source.path !== link.path) return idle
  const { file, version, at } = saved
  const isElsewhere = file.id !== link.file.id
  // Next to a file that is still there: the link stays with that one.
  if (isElsewhere && link.trouble !== 'gone' && link.trouble !== 'trash') return idle
  const hash = (await store.hashes.get(hashKey(file, version))) ?? (await hashOf(transfer.source))
  return {
    ...idle,
    file,
    base: version,
    sent: hash === null ? null : { at, size: version.size, hash },
    tried: hash ?? link.tried,
    changes: 0,
    saves: state.as === 'saved' ? link.saves + 1 : link.saves,
    trouble: null,
  }
}

function answers(
  link: LinkRow,
  { options }: Transfer,
): Pick<LinkRow, 'others' | 'isPaused' | 'acceptsOtherType'> {
  const others = options.link?.others ?? 'ask'
  return {
    others: others === 'stop' ? 'ask' : others,
    isPaused: link.isPaused || others === 'stop',
    acceptsOtherType: link.acceptsOtherType || options.accepted.includes('other-type'),
  }
}

interface Saved {
  readonly file: FileRef
  readonly version: VersionRef
  readonly at: number
}

/** The version that holds what was sent, and where; null: nobody knows any more. */
async function savedVersion({ history }: Rows, transfer: Transfer): Promise<Saved | null> {
  const { target, state, account, id, createdAt } = transfer
  if (state.name === 'done' && state.as === 'identical')
    return target.kind === 'replace'
      ? { file: target.file, version: target.base.version, at: createdAt }
      : null
  const rows: readonly HistoryRow[] = await history.list({ account, transferId: id, limit: 1 })
  const [row] = rows
  if (!row?.after) return null
  return { file: { account, id: row.fileId, uri: row.uri }, version: row.after, at: row.at }
}

/** Content sent in chunks has no known hash: the file tells, while it is what was sent. */
async function hashOf(sent: LocalSnapshot): Promise<string | null> {
  const content = await localContent(sent.path)
  return content.kind === 'there' && sameSnapshot(content.source, sent) ? content.hash : null
}

/** How the content of a version is found. */
export function hashKey({ account, id }: FileRef, version: VersionRef) {
  const { instance } = account
  return { instance, fileId: id, versionId: version.id, size: version.size, versionTime: version.createdAt }
}
