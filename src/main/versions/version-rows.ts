import { basename, dirname } from 'node:path'
import type { HistoryRow } from '../../core/store/index.ts'
import type { FileChange, VersionRow } from '../../shared/ipc/contract.ts'
import type { VersionRef } from '../../shared/model/index.ts'

interface Known {
  /** Ids of the versions that the next write takes away. */
  readonly dropped: ReadonlySet<string>
  /** Where content lies that has no file of its own: such a version has no local name. */
  readonly spool: string
}

/** Versions with what this computer knows of them. `history`: of the file, newest first. */
export function versionRows(
  versions: readonly VersionRef[],
  history: readonly HistoryRow[],
  { dropped, spool }: Known,
): VersionRow[] {
  const sentFrom = new Map<string, string>()
  for (const { result, after, localPath } of history.toReversed()) {
    const isSent = result === 'replaced' || result === 'created'
    if (isSent && after && localPath !== null && dirname(localPath) !== spool)
      sentFrom.set(after.id, basename(localPath))
  }
  return versions.map((version) => ({
    ...version,
    from: sentFrom.get(version.id) ?? null,
    goesNext: dropped.has(version.id),
  }))
}

/** `side`: which end of the change is current afterwards. */
export function changeOf(
  row: HistoryRow | null,
  side: 'before' | 'after',
  versions: readonly VersionRef[],
): FileChange | null {
  if (!row) return null
  const isCopy = side === 'before' && row.undo?.to.kind === 'safety-copy'
  return { id: row.id, to: isCopy ? null : (versions.find(({ id }) => id === row[side]?.id) ?? row[side]) }
}
