import type { FileRow, FolderInfo, FolderRow, Row } from '../../../../shared/ipc/contract.ts'

/** What can be done with the selected rows in this folder. Null and false: not that. */
export interface Possible {
  readonly upload: boolean
  readonly replace: FileRow | null
  readonly download: FileRow | null
  readonly open: FolderRow | null
  readonly rename: Row | null
  readonly trash: readonly Row[]
}

export function possibleFor(rows: readonly Row[], folder: FolderInfo | null): Possible {
  const only = rows.length === 1 ? (rows[0] ?? null) : null
  return {
    upload: folder?.canUploadInto ?? false,
    replace: only?.type === 'file' && only.canReplace ? only : null,
    download: only?.type === 'file' && only.canDownload ? only : null,
    open: only?.type === 'folder' ? only : null,
    rename: only?.canRename ? only : null,
    trash: rows.every((row) => row.canTrash) ? rows : [],
  }
}
