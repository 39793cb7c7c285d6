import type { FileRef, VersionRef } from '../../model/index.ts'
import type { FileRow } from './browse.ts'
import type { Answer } from './result.ts'
import type { UndoneInfo } from './transfers.ts'

export interface VersionRow extends VersionRef {
  /** Name of the local file that this computer sent as this version; null: none, or not known. */
  readonly from: string | null
  /** The next replace takes it away. */
  readonly goesNext: boolean
}

/** A change that this computer made to a file, as it can be taken back or brought back now. */
export interface FileChange {
  readonly id: string
  /** What is current afterwards; null: a copy on this computer is sent again. */
  readonly to: VersionRef | null
}

export interface VersionsInfo {
  readonly row: FileRow
  /** Id of the current version. */
  readonly current: string
  /** Newest first; the current one may stand anywhere. Empty: the file never had content. */
  readonly versions: readonly VersionRow[]
  /** How many versions the site keeps of this file; 0 = all, null = none but the current one. */
  readonly kept: number | null
  /** Whether the current content can be brought back after a replace: it stays as a version, or a safety copy is made. */
  readonly undoable: 'version' | 'safety-copy' | 'no'
  readonly undo: FileChange | null
  readonly redo: FileChange | null
  /** The last change of this computer, which left `version`, if it cannot be taken back any more. */
  readonly tooLate: { readonly version: string; readonly why: 'overtaken' | 'gone' } | null
}

/** `covered`: a version that slipped in before the restored one became current, and lies under it now. */
export interface RestoredInfo {
  readonly current: VersionRef
  readonly covered: VersionRef | null
  /** The change, for `versions.undo`. */
  readonly change: string
}

export interface VersionsApi {
  list(input: { file: FileRef }): Answer<VersionsInfo>
  /** `over`: the current version that was shown. Code `conflict`: it is another one by now. */
  restore(input: { file: FileRef; version: string; over: string }): Answer<RestoredInfo>
  /** Past the trash. `over` as for `restore`. */
  remove(input: { file: FileRef; version: string; over: string }): Answer<null>
  /**
   * Opens a copy for reading in the program of the system. Code `program-not-opened`: it would be run. False: its download
   * has come to nothing, which the transfers show.
   */
  open(input: { file: FileRef; version: string }): Answer<{ opened: boolean }>
  undo(input: { file: FileRef; change: string }): Answer<UndoneInfo>
  redo(input: { file: FileRef; change: string }): Answer<null>
}
