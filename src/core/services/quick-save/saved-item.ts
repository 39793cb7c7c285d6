import type { Transfer } from '../../../shared/model/index.ts'
import type { Store } from '../../store/index.ts'
import type { SavedItem } from './last-save.ts'

/**
 * What a transfer of a quick save has left on the server, as its history row proves it. Null: it is not saved. Of the same
 * content once more, which is not sent, what was there stays.
 */
export async function savedItem(
  { history }: Pick<Store, 'history'>,
  { id, state }: Pick<Transfer, 'id' | 'state'>,
  { key, replaces }: { readonly key: string; readonly replaces: SavedItem | null },
): Promise<SavedItem | null> {
  if (state.name !== 'done' || state.as === 'declined') return null
  if (state.as === 'identical') return replaces
  const [row] = await history.list({ transferId: id, limit: 1 })
  if (!row?.after) return null
  const file = { account: row.account, id: row.fileId, uri: row.uri }
  // Another file, as after "save next to it", has no link yet.
  const link = replaces?.file.id === row.fileId ? replaces.link : null
  return { key, file, name: row.name, version: row.after, link }
}
