import type { NoWayBack, VersionRef, WayBack } from '../../shared/model/index.ts'
import { Code } from '../cloudreve/codes.ts'
import { isCode } from '../cloudreve/errors.ts'
import { info } from '../cloudreve/files.ts'
import type { Connection, EngineContext } from '../engine/context.ts'
import { currentVersion, inTrash } from '../engine/entries.ts'
import type { HistoryRow } from '../store/index.ts'
import { isRedoable } from './redo.ts'

/** Asks the server what has become of a row's file: the answer holds for this moment, `undo` and `redo` look again. */
export async function wayBack(
  { store }: Pick<EngineContext, 'store'>,
  connection: Connection,
  row: HistoryRow,
): Promise<WayBack> {
  const { undo, undoneAt } = row
  if (!undo) return no(row.result === 'replaced' ? 'not-kept' : 'nothing')
  const entry = await info(connection.api, { id: undo.file.id }, { extended: true }).catch(
    (error: unknown) => {
      if (isCode(error, Code.NotSet, Code.PathNotFound, Code.NotFound, Code.FileDeleted)) return null
      throw error
    },
  )
  if (!entry) return no('gone')
  const own = await store.ownVersions.of(connection.account, entry.id)
  const current = currentVersion(entry, connection.account, own)
  const isListed = (id: string) => entry.extended?.versions.some((version) => version.id === id) ?? false
  const { to, mustBeCurrent } = undo

  if (undoneAt !== null) {
    if (!isRedoable(row)) return no('nothing')
    if (to.kind === 'trash') return inTrash(entry) ? { kind: 'redo' } : no('newer', current)
    if (inTrash(entry)) return no('in-trash')
    if (to.kind === 'version' && entry.version !== to.version) return no('newer', current)
    return isListed(mustBeCurrent) ? { kind: 'redo' } : no('dropped')
  }
  if (inTrash(entry)) return no('in-trash')
  if (entry.version !== mustBeCurrent) return no('newer', current)
  if (to.kind === 'version' && !isListed(to.version)) return no('dropped')
  if (to.kind === 'safety-copy' && (await store.safetyCopies.get(to.copy)) === null) return no('copy-gone')
  return { kind: 'undo', to: to.kind }
}

function no(why: NoWayBack, current: VersionRef | null = null): WayBack {
  return { kind: 'no', why, current }
}

const day = 24 * 3_600_000

/** Forgets what is older than the user wants to keep; `days`: null for everything. Answers how many rows that were. */
export function forgetOld({ store, clock }: Pick<EngineContext, 'store' | 'clock'>, days: number | null) {
  return days === null ? Promise.resolve(0) : store.history.forget(clock.now() - days * day)
}
