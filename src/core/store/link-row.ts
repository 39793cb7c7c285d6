import type { EditUse, FileRef, LinkMode, OthersVersions, VersionRef } from '../../shared/model/index.ts'

/** What the local file of a link held when it was sent, or when the link was made. */
export interface SentContent {
  /** Milliseconds since the epoch, local clock. */
  readonly at: number
  /** Bytes. */
  readonly size: number
  /** Content hash, lower-case hex. */
  readonly hash: string
}

/** A local file that replaces a remote one. `edit`: Redrop downloaded it to be changed, and manages its copy. */
export interface LinkRow {
  readonly id: string
  readonly kind: 'link' | 'edit'
  /** The URI is its last known place. */
  readonly file: FileRef
  /** Absolute path of the local file. */
  readonly path: string
  readonly mode: LinkMode
  readonly isPaused: boolean
  /** The version that the local content builds on: sent last, or the one the link was made with. */
  readonly base: VersionRef
  /** The local content that `base` holds; null: not known, as before anything was sent. */
  readonly sent: SentContent | null
  /** Hash of the content that was handed over last, or that the user did not want sent: not sent again by itself. */
  readonly tried: string | null
  /** The transfer that was begun last and whose outcome is not yet in this row. */
  readonly transfer: string | null
  /** Saves here since it was last sent. */
  readonly changes: number
  /** How often it was sent. */
  readonly saves: number
  /** Why the remote file cannot be replaced, as the last transfer found out. */
  readonly trouble: 'trash' | 'gone' | 'read-only' | null
  readonly others: OthersVersions
  /** The user has answered that the content may be of another type than the name says. */
  readonly acceptsOtherType: boolean
  /** Milliseconds since the epoch, local clock. */
  readonly createdAt: number
  /** Only of an edit. */
  readonly edit: LinkEdit | null
}

export interface LinkEdit {
  /** Milliseconds since the epoch, local clock. */
  readonly openedAt: number
  /** Name of the local program, where it is known. */
  readonly program: string | null
  readonly use: EditUse
  /** The server takes no other content for this file. */
  readonly isReadOnly: boolean
}
