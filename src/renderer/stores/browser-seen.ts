import type { Row } from '../../shared/ipc/contract.ts'

/**
 * Rows of a folder as they are on the server now, put where the same ones are shown. `rows`: null if nothing changes.
 * `unknown`: some are not shown. `stale`: what is shown differs in more than its content, or is newer.
 */
export function applySeen(
  shown: readonly Row[],
  seen: readonly Row[],
): { readonly rows: readonly Row[] | null; readonly unknown: boolean; readonly stale: boolean } {
  const known = new Map(shown.map((row) => [row.file.id, row]))
  const changed = new Map<string, Row>()
  let unknown = false
  let stale = false
  for (const row of seen) {
    const old = known.get(row.file.id)
    if (!old) unknown = true
    else if (JSON.stringify(old) === JSON.stringify(row)) continue
    else if (old.file.uri !== row.file.uri || row.updatedAt < old.updatedAt) stale = true
    else changed.set(row.file.id, row)
  }
  const rows = changed.size > 0 ? shown.map((row) => changed.get(row.file.id) ?? row) : null
  return { rows, unknown, stale }
}
