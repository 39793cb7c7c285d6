import type { Row, VersionRow, VersionsInfo } from '../../../shared/ipc/contract.ts'

/** A version and the size of the one before it; null: it is the first that is kept. */
export interface ListedVersion {
  readonly version: VersionRow
  readonly sizeBefore: number | null
  readonly isCurrent: boolean
}

export function listed({ versions, current }: VersionsInfo): readonly ListedVersion[] {
  return versions.map((version, index) => ({
    version,
    sizeBefore: versions[index + 1]?.size ?? null,
    isCurrent: version.id === current,
  }))
}

/** Bytes with their sign, as `+0.3 MB`. `size`: how a number of bytes is written. */
export function signed(bytes: number, size: (bytes: number) => string): string {
  if (bytes === 0) return size(0)
  return `${bytes > 0 ? '+' : '−'}${size(Math.abs(bytes))}`
}

/** What several rows are together. `bytes`: of the files. */
export function together(rows: readonly Row[]) {
  const files = rows.flatMap((row) => (row.type === 'file' ? [row] : []))
  return {
    files: files.length,
    folders: rows.length - files.length,
    bytes: files.reduce((sum, { size }) => sum + size, 0),
  }
}
