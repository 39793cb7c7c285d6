import { isRedoable } from '../../core/services/redo.ts'
import type { Store } from '../../core/store/index.ts'
import type { AccountKey, Transfer } from '../../shared/model/index.ts'
import { parentUri } from '../../shared/uri.ts'
import type { Outcome } from '../activity/record.ts'

export interface OutcomeParts {
  readonly history: Pick<Store['history'], 'list'>
  onFolderChanged(account: AccountKey, folderUri: string): void
}

/** What a finished transfer left in the history: what it replaced, and whether that can be taken back. */
export async function outcomeOf(parts: OutcomeParts, transfer: Transfer): Promise<Outcome | null> {
  if (transfer.state.name !== 'done') return null
  const [row] = await parts.history.list({ transferId: transfer.id, limit: 1 })
  if (!row) return null
  if (transfer.direction === 'upload') parts.onFolderChanged(row.account, parentUri(row.uri) ?? row.uri)
  const undo = row.undo === null ? 'none' : row.undoneAt === null ? 'available' : 'undone'
  return { before: row.before, after: row.after, undo, canRedo: isRedoable(row), fileId: row.fileId }
}
