import type { FileRef, VersionRef } from '../../model/index.ts'
import type { Answer } from './result.ts'
import type { DownloadOutcome, LocalRef, PickedFolder, UndoneInfo, UploadOutcome } from './transfers.ts'

export interface TransfersApi {
  /** Files of a drop or a paste event; their paths go to main beside the page. */
  registerDropped(files: readonly File[]): Answer<readonly LocalRef[]>
  /** A dialog of the system; empty: cancelled. */
  pick(input: { what: 'file' | 'files' | 'folder' }): Answer<readonly LocalRef[]>
  /** Files that were copied in a file manager, or else the picture or the text on the clipboard as a file; empty: none. */
  paste(): Answer<readonly LocalRef[]>
  /** Replaces a remote file. `base`: what the row showed when the drag began. Starts at once. */
  replace(input: { ref: string; file: FileRef; base: VersionRef }): Answer<{ transfer: string }>
  /** Puts files into a folder: a name that is there is replaced, with its questions; others are new. Starts at once. */
  upload(input: { refs: readonly string[]; folder: FileRef }): Answer<UploadOutcome>
  /** Puts files into a folder and replaces nothing: a name that is there gets a free one. `name`: what the files are called. */
  uploadBeside(input: {
    refs: readonly string[]
    folder: FileRef
    name: string | null
  }): Answer<UploadOutcome>
  /** Asks for a local folder; null: cancelled. `taken`: those of the files whose local names are in use there. */
  pickFolder(input: { files: readonly FileRef[] }): Answer<PickedFolder | null>
  /** Never over a local file: `taken` says what becomes of files whose names are in use. */
  downloadInto(input: {
    files: readonly FileRef[]
    folder: string
    taken: 'skip' | 'keep-both'
  }): Answer<DownloadOutcome>
  /** Asks where to save first; null: cancelled. `version`: null for the current one. */
  download(input: { file: FileRef; version: string | null }): Answer<{ transfer: string } | null>
  cancel(input: { id: string }): Answer<null>
  /** Tries a failed or waiting transfer again, now. */
  retry(input: { id: string }): Answer<null>
  /** Stops what is half sent; what is fully sent is saved all the same. Kept over restarts. */
  pause(input: { id: string }): Answer<null>
  resume(input: { id: string }): Answer<null>
  /** Nothing is sent until `resumeAll`, over restarts too. */
  pauseAll(): Answer<null>
  /** Those that were paused one by one go on as well. */
  resumeAll(): Answer<null>
  /** Sends one that waits in line before the others. */
  first(input: { id: string }): Answer<null>
  /** All that failed. */
  retryFailed(): Answer<null>
  /** All that can still be stopped. */
  cancelAll(): Answer<null>
  clearFinished(): Answer<null>
  /** Takes one that is over off the list. */
  remove(input: { id: string }): Answer<null>
  undo(input: { id: string }): Answer<UndoneInfo>
  /** Brings back what an undo took away. */
  redo(input: { id: string }): Answer<null>
}
