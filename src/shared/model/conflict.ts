import type { FileRef, VersionRef } from './remote.ts'

export type NameMatch = 'same' | 'case' | 'unicode' | 'folder'
export type GuardKind = 'empty' | 'shrunk' | 'other-type'

/** The server's state is not the one decided on. `revision` is the transfer's revision at which it was raised. */
export type Conflict = { readonly revision: number } & (
  | {
      readonly kind: 'stale'
      /** Null: nothing says which version the local file was built on, and the server's is newer than it. */
      readonly base: VersionRef | null
      readonly current: VersionRef
      /** Versions after the base and before the current one, newest first. */
      readonly between: readonly VersionRef[]
      /** False: replacing destroys the current version for good. */
      readonly undoable: boolean
    }
  | {
      readonly kind: 'taken'
      readonly by: FileRef
      readonly version: VersionRef | null
      readonly match: NameMatch
      /** False: replacing destroys its content for good. */
      readonly undoable: boolean
    }
  | { readonly kind: 'moved'; readonly to: FileRef; readonly current: VersionRef }
  /** `own`: a file of ours that an unseen race created in its place and that could not be taken back. */
  | { readonly kind: 'gone'; readonly inTrash: { readonly uri: string; readonly version: VersionRef } | null }
  | { readonly kind: 'folder-gone'; readonly movedTo: FileRef | null }
  | { readonly kind: 'locked'; readonly locks: readonly LockHolder[] }
  | {
      readonly kind: 'not-allowed'
      readonly why: 'owner' | 'name' | 'type' | 'size'
      /** What the server or the rules say: a limit in bytes, a proposed name. */
      readonly limit?: number
      readonly proposal?: string
    }
  | { readonly kind: 'no-space'; readonly need: number; readonly free: number }
  | {
      readonly kind: 'guard'
      readonly guard: GuardKind
      /** Bytes of the remote and the local content. */
      readonly remoteSize: number
      readonly localSize: number
      /** For `other-type`: what the name says and what the content is, e.g. `PDF`, `PNG`. */
      readonly expected?: string
      readonly found?: string
    }
  /** What is sent by a link would make the server drop versions that the link did not send, newest first. */
  | {
      readonly kind: 'pushes-out'
      readonly others: readonly VersionRef[]
      /** Older versions of the link can go instead. */
      readonly canThinOut: boolean
    }
  | { readonly kind: 'covered'; readonly by: VersionRef; readonly ours: VersionRef }
)

export interface LockHolder {
  /** Application type as the server names it: `upload`, `viewer`, `dav`, … */
  readonly app: string
  /** What the holder said of itself (WebDAV owner text, viewer id). */
  readonly detail: string | null
  readonly uri: string | null
  readonly token: string | null
  /** An upload of this device that still goes on, or that the server may still be storing. */
  readonly own: boolean
}

/** "Later" is not a decision: it changes nothing. */
export type Decision =
  | { readonly kind: 'replace'; readonly over: string }
  | { readonly kind: 'follow'; readonly to: FileRef; readonly over: string }
  /** `source`: private content that is sent instead of the file, as for `merged`. */
  | { readonly kind: 'create'; readonly folder: FileRef; readonly name: string; readonly source?: string }
  | { readonly kind: 'restore-and-replace'; readonly over: string }
  | { readonly kind: 'wait' }
  | { readonly kind: 'release-lock' }
  | { readonly kind: 'accept-guard' }
  | { readonly kind: 'thin-out' }
  | { readonly kind: 'merged'; readonly source: string; readonly over: string }
  | { readonly kind: 'bring-back'; readonly version: string }
  | { readonly kind: 'keep-remote' }

export type DecisionKind = Decision['kind']

type WithoutRevision<C> = C extends unknown ? Omit<C, 'revision'> : never
/** A conflict before it is stored: the revision is the one the transfer gets by storing it. */
export type ConflictFacts = WithoutRevision<Conflict>
