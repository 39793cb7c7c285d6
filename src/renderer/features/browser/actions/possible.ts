import type { FileRow, FolderInfo, FolderRow, Row } from '../../../../shared/ipc/contract.ts'

/** What can be done with the selected rows in this folder. Null, false and nothing: not that. */
export interface Possible {
  readonly upload: boolean
  readonly replace: FileRow | null
  /** In its local program; where it may not be replaced, for reading. */
  readonly edit: FileRow | null
  /** With a file of this computer that replaces it. */
  readonly linkLocal: FileRow | null
  readonly versions: FileRow | null
  readonly download: readonly FileRow[]
  /** Folders are selected too: they cannot be downloaded. */
  readonly noDownload: boolean
  readonly open: FolderRow | null
  readonly rename: Row | null
  readonly trash: readonly Row[]
  readonly link: readonly Row[]
  readonly pin: readonly Row[]
  readonly unpin: readonly Row[]
}

export function possibleFor(
  rows: readonly Row[],
  folder: FolderInfo | null,
  isPinned: (row: Row) => boolean,
  isLinked: (row: Row) => boolean,
): Possible {
  const only = rows.length === 1 ? (rows[0] ?? null) : null
  const replace = only?.type === 'file' && only.canReplace ? only : null
  const files = rows.filter((row) => row.type === 'file' && row.canDownload)
  return {
    upload: folder?.canUploadInto ?? false,
    replace,
    edit: only?.type === 'file' && only.canDownload ? only : null,
    linkLocal: replace && !isLinked(replace) ? replace : null,
    versions: only?.type === 'file' ? only : null,
    download: files.length === rows.length ? (files as readonly FileRow[]) : [],
    noDownload: rows.some((row) => row.type === 'folder'),
    open: only?.type === 'folder' ? only : null,
    rename: only?.canRename ? only : null,
    trash: rows.every((row) => row.canTrash) ? rows : [],
    link: rows,
    pin: rows.filter((row) => row.owned && !isPinned(row)),
    unpin: rows.every(isPinned) ? rows : [],
  }
}
