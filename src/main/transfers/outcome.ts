import type { Store } from '../../core/store/index.ts'
import type { AccountKey, Transfer } from '../../shared/model/index.ts'
import { parentUri } from '../../shared/uri.ts'
import type { Activity } from '../activity/activity.ts'

export interface OutcomeParts {
  readonly history: Pick<Store['history'], 'list'>
  readonly activity: Pick<Activity, 'conclude'>
  onFolderChanged(account: AccountKey, folderUri: string): void
}

/** Reads what a finished transfer left in the history: what it replaced, and whether that can be taken back. */
export async function concludeTransfer(parts: OutcomeParts, transfer: Transfer): Promise<void> {
  if (transfer.state.name !== 'done') return
  const [row] = await parts.history.list({ transferId: transfer.id, limit: 1 })
  if (!row) return
  const undo = row.undo === null ? 'none' : row.undoneAt === null ? 'available' : 'undone'
  parts.activity.conclude(transfer.id, { before: row.before, after: row.after, undo, fileId: row.fileId })
  if (transfer.direction === 'upload') parts.onFolderChanged(row.account, parentUri(row.uri) ?? row.uri)
}
