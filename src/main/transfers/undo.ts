import type { Core } from '../../core/compose.ts'
import { info } from '../../core/cloudreve/files.ts'
import { redo } from '../../core/services/redo.ts'
import { undo, type Undone } from '../../core/services/undo.ts'
import type { HistoryRow } from '../../core/store/index.ts'
import { RedropError } from '../../shared/errors.ts'
import type { UndoneInfo } from '../../shared/ipc/contract.ts'
import type { AccountKey } from '../../shared/model/index.ts'
import { parentUri } from '../../shared/uri.ts'
import type { Activity } from '../activity/activity.ts'
import type { Queue } from '../queue/queue.ts'
import type { Remote } from '../remote/remote.ts'

export interface UndoParts {
  readonly core: Pick<Core, 'store' | 'clock' | 'safety' | 'profile'>
  readonly remote: Remote
  readonly activity: Activity
  readonly queue: Queue
  onFolderChanged(account: AccountKey, folderUri: string): void
}

/** Takes back what a finished transfer did, if it is still what is there. Throws RedropError `undo-nothing`, `undo-too-late`. */
export async function undoTransfer(parts: UndoParts, id: string): Promise<UndoneInfo> {
  const [row] = await parts.core.store.history.list({ transferId: id, limit: 1 })
  if (!row) throw new RedropError('undo-nothing', { name: '' })
  return undoChange(parts, row)
}

/** Brings back what an undo took away. Throws RedropError `undo-nothing`, `undo-too-late`, `version-unknown`. */
export async function redoTransfer(parts: UndoParts, id: string): Promise<void> {
  const [row] = await parts.core.store.history.list({ transferId: id, limit: 1 })
  if (!row) throw new RedropError('undo-nothing', { name: '' })
  await redoChange(parts, row)
}

/** The same for any change that the history knows, a restored version among them. */
export async function undoChange(parts: UndoParts, row: HistoryRow): Promise<UndoneInfo> {
  const { store, clock, safety, profile } = parts.core
  const { name } = row
  if (!row.undo || row.undoneAt !== null) throw new RedropError('undo-nothing', { name })
  const { file, mustBeCurrent } = row.undo
  const undone = await parts.remote(row.account, row.uri, async (connection) => {
    const entry = await info(connection.api, { id: file.id })
    // What is current decides which change the core takes back; this must be the one that was asked for.
    if (entry.version !== mustBeCurrent) throw new RedropError('undo-too-late', { name })
    return undo({ store, clock, safety, spool: profile.spool }, connection, entry.uri)
  })
  conclude(parts, row, 'undone', row.undo.to.kind !== 'safety-copy')
  return infoOf(parts.queue, undone)
}

export async function redoChange(parts: UndoParts, row: HistoryRow): Promise<void> {
  const { store, clock } = parts.core
  await parts.remote(row.account, row.uri, (connection) => redo({ store, clock }, connection, row))
  conclude(parts, row, 'available', false)
}

function conclude(
  parts: UndoParts,
  { account, uri, transferId, before, after, fileId }: HistoryRow,
  undo: 'available' | 'undone',
  canRedo: boolean,
): void {
  if (transferId !== null) parts.activity.conclude(transferId, { before, after, fileId, undo, canRedo })
  parts.onFolderChanged(account, parentUri(uri) ?? uri)
}

async function infoOf(queue: Queue, undone: Undone): Promise<UndoneInfo> {
  switch (undone.kind) {
    case 'version':
      return { to: 'version', version: undone.current, covered: undone.covered }
    case 'trash':
      return { to: 'trash' }
    case 'send': {
      const [transfer] = await queue.add([undone.transfer])
      return { to: 'safety-copy', transfer: transfer?.id ?? '' }
    }
  }
}
