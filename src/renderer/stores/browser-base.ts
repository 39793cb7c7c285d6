import type { FileRow, Row } from '../../shared/ipc/contract.ts'
import type { VersionRef } from '../../shared/model/index.ts'

/** Milliseconds in which a row that has changed still counts as what it was: nobody has read the new one yet. */
export const readingTime = 2_000

/** Remembers what the rows of a folder showed before they last changed. */
export function createBaseMemory(now: () => number = Date.now) {
  const changed = new Map<string, { readonly before: VersionRef; readonly at: number }>()

  return {
    /** The rows of a folder become other ones of the same folder. */
    update(before: readonly Row[], after: readonly Row[]): void {
      const shown = new Map(before.map((row) => [row.file.id, row]))
      for (const row of after) {
        const old = shown.get(row.file.id)
        if (row.type !== 'file' || old?.type !== 'file' || old.version.id === row.version.id) continue
        changed.set(row.file.id, { before: baseOf(old), at: now() })
      }
    },

    /** Another folder is shown. */
    forget: () => changed.clear(),

    /** The version that whoever points at the row now has seen there. */
    baseOf,
  }

  function baseOf(row: FileRow): VersionRef {
    const change = changed.get(row.file.id)
    return change && now() - change.at < readingTime ? change.before : row.version
  }
}
