import type { FileRef, VersionRef } from '../../model/index.ts'
import type { Failure } from './result.ts'

export type OrderBy = 'name' | 'size' | 'updated_at' | 'created_at'

interface Entry {
  readonly file: FileRef
  readonly name: string
  readonly owned: boolean
  readonly shared: boolean
  readonly createdAt: number
  /** Milliseconds since the epoch, server clock. */
  readonly updatedAt: number
  readonly canRename: boolean
  readonly canTrash: boolean
}

export interface FileRow extends Entry {
  readonly type: 'file'
  /** Bytes. */
  readonly size: number
  /** What this row shows: the base of a replace by a drop on it. Its author is only known from `details`. */
  readonly version: VersionRef
  readonly canReplace: boolean
  readonly canDownload: boolean
  /** Somebody seems to be uploading it; a hint, leftovers look the same. */
  readonly uploading: boolean
}

export interface FolderRow extends Entry {
  readonly type: 'folder'
  readonly canUploadInto: boolean
}

export type Row = FileRow | FolderRow

export interface FolderInfo {
  readonly file: FileRef
  /** Empty for the root. */
  readonly name: string
  readonly canUploadInto: boolean
  /** Bytes that a file put here may have; null: no limit. */
  readonly maxFileSize: number | null
}

export interface FolderPage {
  readonly folder: FolderInfo
  /** Folders first. */
  readonly rows: readonly Row[]
  /** Null on the last page. */
  readonly nextToken: string | null
}

export interface FileDetails {
  readonly row: FileRow
  readonly current: VersionRef
  /** Newest first; the current one may stand anywhere. */
  readonly versions: readonly VersionRef[]
  /** How many versions the site keeps of this file; 0 = all, null = none but the current one. */
  readonly kept: number | null
  /** Whether the current content can be brought back after a replace: it stays as a version, or a safety copy is made. */
  readonly undoable: 'version' | 'safety-copy' | 'no'
}

/** What a batch did; the rest is done. */
export interface BatchOutcome {
  readonly done: readonly FileRef[]
  readonly failed: readonly { readonly file: FileRef; readonly error: Failure }[]
}

export interface LinkTarget {
  readonly file: FileRef
  readonly type: 'file' | 'folder'
}

/** `direct`: links to the content, which follow later versions; `page`: addresses on the site, for who may sign in there. */
export interface LinksCopied {
  readonly direct: number
  readonly page: number
}
