import type { RemoteEntry } from '../../shared/model/index.ts'
import type { HistoryRow } from '../store/index.ts'
import { isRedoable } from './redo.ts'

/** What of this device's changes of a file can be taken back, or brought back, as the file is now. */
export interface UndoOffer {
  /** It left what is current. */
  readonly undo: HistoryRow | null
  /** It was taken back, and what it left is still there. */
  readonly redo: HistoryRow | null
  /** The last change, if it is too late for it: `overtaken` by a newer version, or what it replaced is `gone`. */
  readonly tooLate: { readonly row: HistoryRow; readonly why: 'overtaken' | 'gone' } | null
}

/** `rows`: of the file, newest first. A file that was made by this device is not taken away here. */
export function undoOffer(rows: readonly HistoryRow[], entry: RemoteEntry): UndoOffer {
  const changes = rows.filter(isOfVersions)
  const isListed = (id: string) => entry.extended?.versions.some((version) => version.id === id) ?? false
  const isThere = ({ undo }: HistoryRow) => undo?.to.kind !== 'version' || isListed(undo.to.version)
  const left = changes.find(({ undo }) => undo?.mustBeCurrent === entry.version)
  const undone = changes
    .filter((row) => isRedoable(row) && row.undo?.to.kind === 'version')
    .filter(({ undo }) => undo?.to.kind === 'version' && undo.to.version === entry.version)
    .filter(({ undo }) => undo && isListed(undo.mustBeCurrent))
    .toSorted((a, b) => (b.undoneAt ?? 0) - (a.undoneAt ?? 0))
  const last = changes.find(({ undoneAt }) => undoneAt === null)
  return {
    undo: left && isThere(left) ? left : null,
    redo: undone[0] ?? null,
    tooLate: last && !(left && isThere(left)) ? tooLateFor(last, entry.version) : null,
  }
}

function isOfVersions({ undo, before }: HistoryRow): boolean {
  return undo !== null && before !== null && undo.to.kind !== 'trash'
}

function tooLateFor(row: HistoryRow, current: string): UndoOffer['tooLate'] {
  return { row, why: row.undo?.mustBeCurrent === current ? 'gone' : 'overtaken' }
}
