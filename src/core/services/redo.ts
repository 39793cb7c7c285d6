import { randomUUID } from 'node:crypto'
import { RedropError } from '../../shared/errors.ts'
import { info, restore } from '../cloudreve/files.ts'
import { setCurrent } from '../cloudreve/versions.ts'
import type { Connection, EngineContext } from '../engine/context.ts'
import { currentVersion, inTrash } from '../engine/entries.ts'
import type { HistoryRow } from '../store/index.ts'

type Deps = Pick<EngineContext, 'store' | 'clock'>

/** Whether taking it back can be taken back: what was sent is still somewhere on the server then. */
export function isRedoable({ undo, undoneAt }: Pick<HistoryRow, 'undo' | 'undoneAt'>): boolean {
  return undo !== null && undoneAt !== null && undo.to.kind !== 'safety-copy'
}

/**
 * Brings back what an undo took away, if what the undo left is still what is there. Afterwards it can be undone again.
 * Throws RedropError `undo-nothing`, `undo-too-late`, `version-unknown`.
 */
export async function redo(deps: Deps, connection: Connection, row: HistoryRow): Promise<void> {
  const { undo, name } = row
  if (!undo || !isRedoable(row)) throw new RedropError('undo-nothing', { name })
  const entry = await info(connection.api, { id: undo.file.id }, { extended: true })
  if (undo.to.kind === 'trash') {
    if (!inTrash(entry)) throw new RedropError('undo-too-late', { name })
    await restore(connection.api, [entry.uri])
  } else if (undo.to.kind === 'version') {
    if (inTrash(entry) || entry.version !== undo.to.version) throw new RedropError('undo-too-late', { name })
    if (!entry.extended?.versions.some(({ id }) => id === undo.mustBeCurrent))
      throw new RedropError('version-unknown', { name, version: undo.mustBeCurrent })
    await setCurrent(connection.api, entry.uri, undo.mustBeCurrent)
  }
  const { account } = connection
  const own = await deps.store.ownVersions.of(account, entry.id)
  await deps.store.history.add({
    ...row,
    id: randomUUID(),
    transferId: null,
    at: deps.clock.now(),
    route: null,
    result: 'restored',
    before: undo.to.kind === 'trash' ? null : currentVersion(entry, account, own),
    undo: null,
    undoneAt: null,
    sending: undefined,
  })
  await deps.store.history.markUndone(row.id, null)
}
