import { basename, dirname } from 'node:path'
import { isRedoable } from '../../core/services/redo.ts'
import type { HistoryRow } from '../../core/store/index.ts'
import type { HistoryEntry, HistoryKind } from '../../shared/ipc/contract.ts'
import { reason } from '../activity/item.ts'

/** A row of the history as the page sees it. `newer`: later changes of the same file by this device. */
export function entryOf(row: HistoryRow, { newer, spool }: { newer: number; spool: string }): HistoryEntry {
  const { id, account, fileId, uri, name, at, undo, undoneAt, route, before, after, sending, failure } = row
  return {
    id,
    kind: kindOf(row),
    file: { account, id: fileId, uri },
    name,
    localName: row.localPath === null || dirname(row.localPath) === spool ? null : basename(row.localPath),
    at,
    undoneAt,
    isSwitch: row.result === 'restored',
    route,
    took: sending?.took ?? null,
    requestId: sending?.requestId ?? null,
    before,
    after,
    size: failure?.size ?? null,
    failure: failure ? reason(failure.reason) : null,
    way: wayOf(row),
    inCopy: undo?.to.kind === 'safety-copy',
    newer,
  }
}

function kindOf({ result, undoneAt }: HistoryRow): HistoryKind {
  if (undoneAt !== null) return 'undone'
  return result === 'created' || result === 'failed' || result === 'downloaded' ? result : 'replaced'
}

function wayOf(row: HistoryRow): HistoryEntry['way'] {
  if (row.result === 'failed') return row.transferId === null ? 'none' : 'retry'
  if (row.undo === null) return 'none'
  if (row.undoneAt === null) return 'undo'
  return isRedoable(row) ? 'redo' : 'none'
}
