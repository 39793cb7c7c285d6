import type { AccountKey } from './account.ts'
import type { Conflict } from './conflict.ts'
import type { OthersVersions } from './link.ts'
import type { FileRef, VersionRef } from './remote.ts'

/** The version a person (or a script) built on: captured where it was shown. */
export interface Base {
  readonly version: VersionRef
  readonly seenIn: 'row' | 'dialog' | 'provenance' | 'link' | 'edit' | 'cli'
  /** Milliseconds since the epoch, local clock. */
  readonly at: number
}

/** Where content goes. There is no third kind: a write without a precondition cannot be expressed. */
export type Target =
  | { readonly kind: 'replace'; readonly file: FileRef; readonly base: Base }
  | { readonly kind: 'create'; readonly folder: FileRef; readonly name: string }

/** Identity of a local file at one moment. 64-bit values are decimal strings: rows and IPC carry no bigint. */
export interface LocalSnapshot {
  readonly path: string
  readonly dev: string
  readonly ino: string
  readonly size: number
  readonly mtimeNs: string
}

export type WaitReason =
  | 'paused'
  | 'offline'
  | 'sign-in'
  /** The server shows a certificate that nobody vouches for; the user may trust it. */
  | 'certificate'
  | 'lock'
  | 'backoff'
  | 'local-busy'
  | 'server-sick'
  | 'disk-full'

export type TransferState =
  | { readonly name: 'queued' }
  | { readonly name: 'waiting'; readonly why: WaitReason; readonly until?: number }
  | { readonly name: 'checking' }
  | { readonly name: 'sending'; readonly sent: number }
  | { readonly name: 'saving' }
  | { readonly name: 'resolving' }
  | { readonly name: 'verifying' }
  /** `raisedAt`: milliseconds since the epoch; what older releases have stored lacks it. */
  | { readonly name: 'needs-decision'; readonly conflict: Conflict; readonly raisedAt?: number }
  | { readonly name: 'done'; readonly as: 'saved' | 'identical' | 'declined' }
  | {
      readonly name: 'ended'
      readonly as: 'failed' | 'cancelled' | 'superseded'
      readonly reason?: FailureReason
    }

export type StateName = TransferState['name']

/** Why a transfer failed, as stored: a code of `ErrorCode` and its parameters, never a sentence. */
export interface FailureReason {
  readonly code: string
  readonly params: Readonly<Record<string, string | number>>
}

/**
 * One upload or download. A download's `target` is the remote file with the version to fetch as its base, its `source`
 * the local path to write (the other facts of the snapshot are those of the finished file).
 */
export interface Transfer {
  readonly id: string
  readonly direction: 'upload' | 'download'
  readonly account: AccountKey
  readonly target: Target
  readonly source: LocalSnapshot
  readonly options: TransferOptions
  readonly state: TransferState
  /** Grows with every stored change; a decision names the revision it answers. */
  readonly revision: number
  readonly createdAt: number
}

export interface TransferOptions {
  /** Guards the user has already answered for this transfer. */
  readonly accepted: readonly ('empty' | 'shrunk' | 'other-type')[]
  /** Keep the local modification time (moves `updated_at` back; session route only). */
  readonly keepModified: boolean
  /** A download may replace the local file at its path. */
  readonly overwrite: boolean
  /** An undo that sends a safety copy back: id of the history row it takes back. */
  readonly undoes?: string
  /** The link whose local file it sends. */
  readonly link?: LinkOptions
}

export interface LinkOptions {
  readonly id: string
  readonly others: OthersVersions
}
