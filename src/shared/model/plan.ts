import type { VersionRef } from './remote.ts'

/** What becomes of a row of a plan, or why nothing does. */
export type PlanKind =
  /** A folder that is made. */
  | 'folder'
  | 'new'
  | 'replace'
  /** The server has this content already. */
  | 'same'
  /** As big as the server's content, which is known here: whether it is the same shows once it has been read. */
  | 'unchecked'
  /** Somebody saved a version that the local file was not built on. */
  | 'newer'
  /** Something is in the way that is not simply the same file. */
  | 'taken'
  /** The server has lately refused to replace it, because somebody has it open. */
  | 'in-use'
  | 'too-big'
  | 'no-space'
  | 'not-allowed'
  /** A rule says that nobody would want to send it, or it cannot be read. */
  | 'left-out'

/** `beside`: under a free name of its own. `if-different`: only what the server does not have already. */
export type PlanChoice = 'add' | 'replace' | 'if-different' | 'beside' | 'skip'

/** What a name says of a file that some program has left. */
export type Dropping = 'lock' | 'system' | 'temporary' | 'partial'

export type LeftOut =
  | { readonly why: 'dropping'; readonly dropping: Dropping }
  /** A symbolic link to a file outside of what was dropped. */
  | { readonly why: 'link-out' }
  /** A symbolic link to a folder: what is in it may be there already, or never end. */
  | { readonly why: 'link-folder' }
  | { readonly why: 'link-broken' }
  /** Its content is not on this computer: reading it would fetch it. */
  | { readonly why: 'placeholder' }
  /** A pipe, a socket, a device. */
  | { readonly why: 'special' }
  | { readonly why: 'unreadable' }

export type PlanReason =
  | { readonly kind: 'left-out'; readonly leftOut: LeftOut; readonly canInclude: boolean }
  /** `case`, `unicode`: a name that is the same but for how it is written. `twice`: of another row of the plan. */
  | {
      readonly kind: 'taken'
      readonly by: 'case' | 'unicode' | 'folder' | 'file' | 'twice'
      readonly name: string
    }
  /** `proposal`: a name that would do. */
  | { readonly kind: 'not-allowed'; readonly why: 'name'; readonly proposal: string }
  | { readonly kind: 'not-allowed'; readonly why: 'type'; readonly extension: string }
  | { readonly kind: 'not-allowed'; readonly why: 'owner' }
  /** Bytes. */
  | { readonly kind: 'too-big'; readonly limit: number }
  | { readonly kind: 'no-space'; readonly free: number }

/** The remote file that a row is about. */
export interface PlanRemote {
  readonly name: string
  readonly version: VersionRef
  /** Whether this version can be brought back after a replace. */
  readonly undo: 'version' | 'safety-copy' | 'no'
}
