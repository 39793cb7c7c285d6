import type { AccountKey, EditUse, FileRef, LinkMode, LinkPhase, VersionRef } from '../../model/index.ts'
import type { Answer } from './result.ts'

/** A local file that replaces a remote one. `edit`: Redrop downloaded it to be changed, and manages its copy. */
export interface LinkInfo {
  readonly id: string
  readonly kind: 'link' | 'edit'
  readonly account: AccountKey
  /** The URI is its last known place. */
  readonly file: FileRef
  /** Name of the remote file. */
  readonly name: string
  /** URI of the remote folder. */
  readonly folder: string
  readonly local: {
    readonly name: string
    /** Its folder, for people: below the home folder it begins with `~`. */
    readonly folder: string
    /** Bytes; null: it is not there. */
    readonly size: number | null
    /** Milliseconds since the epoch; null: it is not there. */
    readonly modifiedAt: number | null
  }
  readonly mode: LinkMode
  readonly phase: LinkPhase
  /** It sends nothing by itself; its phase may be something more urgent. */
  readonly isPaused: boolean
  /** What stops it, beside its phase: nobody is signed in, the remote file is not there, it may not be written. */
  readonly trouble: 'sign-in' | 'trash' | 'gone' | 'read-only' | null
  /** The transfer that sends it or that asks; its facts are in the activity. */
  readonly transfer: string | null
  /** Saves here since it was last sent. */
  readonly changes: number
  /** How often it was sent. */
  readonly saves: number
  /** What was last sent, or what the link began with; null: never sent. */
  readonly sent: { readonly at: number; readonly size: number } | null
  /** Only of an edit. */
  readonly edit: {
    readonly openedAt: number
    /** Name of the local program, where it is known. */
    readonly program: string | null
    /** Whether the program has it open, as far as such programs tell; `closed`: it ends by itself once all is sent. */
    readonly use: EditUse
    /** Its copy here has been there since before Redrop was started. */
    readonly isBroughtBack: boolean
  } | null
}

/** Every change comes as `onLinks` to all windows too. */
export interface LinksApi {
  list(): Answer<readonly LinkInfo[]>
  /** `ref`: the local file. `base`: the version of the remote file that was shown. Code `link-exists`: it is linked already. */
  add(input: { ref: string; file: FileRef; base: VersionRef; mode: LinkMode }): Answer<LinkInfo>
  setMode(input: { id: string; mode: LinkMode }): Answer<LinkInfo>
  /** Sends what is there now, also when it is paused. Null: nothing has changed. */
  push(input: { id: string }): Answer<{ transfer: string } | null>
  pause(input: { id: string }): Answer<null>
  resume(input: { id: string }): Answer<null>
  pauseAll(): Answer<null>
  resumeAll(): Answer<null>
  /** A dialog of the system for a file that has gone; null: cancelled. */
  locate(input: { id: string }): Answer<LinkInfo | null>
  /** Shows the local file in the file manager. */
  show(input: { id: string }): Answer<null>
  /** Both files stay as they are. Of an edit, see `done`. */
  remove(input: { id: string }): Answer<null>
}

export interface EditsApi {
  /**
   * Fetches the current version of a remote file to a copy of Redrop's own and opens it in its local program; what is being
   * edited already is opened again. Null: its download was cancelled or failed. Code `program-not-opened`: it would be run.
   */
  edit(input: { file: FileRef }): Answer<LinkInfo | null>
  /** Opens the copy again. */
  open(input: { id: string }): Answer<null>
  /**
   * Ends an edit and removes its copy, once what was changed is sent. `unsent`: what to do with changes that are not, even
   * if a program has it open. With null nothing is lost: code `unsent-changes`, there are some (also after `send`, where they
   * cannot be sent now); code `still-open`, a program has it open and may hold more. `left`: names of files that somebody
   * saved beside the copy; they stay, and their folder is shown.
   */
  done(input: { id: string; unsent: 'send' | 'discard' | null }): Answer<{ readonly left: readonly string[] }>
}
