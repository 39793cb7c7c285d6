import type { AccountKey, FileRef } from '../../model/index.ts'
import type { BatchOutcome } from './browse.ts'
import type { Answer } from './result.ts'

export interface TrashRow {
  /** Its URI is the one in the trash. */
  readonly file: FileRef
  readonly type: 'file' | 'folder'
  readonly name: string
  /** Bytes; 0 for a folder. */
  readonly size: number
  /** URI of the folder it was in; null: the server does not say. */
  readonly folder: string | null
  /** That folder is not there any more, so that it cannot be put back. */
  readonly folderMissing: boolean
  /** Milliseconds since the epoch; null: it stays until somebody removes it. */
  readonly removedAt: number | null
  /** Milliseconds since the epoch, server clock: being deleted is the last change of what lies there. */
  readonly deletedAt: number
}

export interface TrashPage {
  readonly rows: readonly TrashRow[]
  /** Null on the last page. */
  readonly nextToken: string | null
}

export interface TrashApi {
  list(input: { account: AccountKey; pageToken: string | null }): Answer<TrashPage>
  /** Puts files, whose own folder may be gone, into another one, under the names they had. */
  putInto(input: { files: readonly FileRef[]; folder: FileRef }): Answer<BatchOutcome>
  /** Past the trash: the files and all their versions are gone. */
  purge(input: { files: readonly FileRef[] }): Answer<BatchOutcome>
}
