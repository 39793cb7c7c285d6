import type {
  AccountKey,
  Conflict,
  DecisionKind,
  FileRef,
  LockHolder,
  VersionRef,
  WaitReason,
} from '../../model/index.ts'
import type { Failure } from './result.ts'

/** A local file that was dropped, picked or pasted; the page never sees its path. Valid until Redrop quits. */
export interface LocalRef {
  readonly id: string
  readonly name: string
  /** Bytes. */
  readonly size: number
  /** Milliseconds since the epoch. */
  readonly modifiedAt: number
  readonly kind: 'file' | 'folder' | 'other'
  /** Why it cannot be sent; null: it can. */
  readonly problem: Failure | null
}

export interface UploadOutcome {
  readonly transfers: readonly string[]
  readonly failed: readonly { readonly ref: string; readonly name: string; readonly error: Failure }[]
}

/** A local folder by its handle, and which names of the files to be put there are in use in it. */
export interface PickedFolder {
  readonly folder: string
  readonly taken: readonly string[]
}

export interface DownloadOutcome {
  readonly transfers: readonly string[]
  /** How many were left out because their names are in use. */
  readonly skipped: number
  readonly failed: readonly { readonly name: string; readonly error: Failure }[]
}

/** What a transfer is doing or how it came to rest. */
export type Phase =
  | 'queued'
  | 'waiting'
  | 'checking'
  | 'sending'
  | 'saving'
  | 'resolving'
  | 'verifying'
  | 'needs-decision'
  | 'saved'
  | 'identical'
  | 'declined'
  | 'failed'
  | 'cancelled'
  | 'superseded'

/** Something the user should know that stopped nothing. */
export type TransferNotice = 'no-undo' | 'saved-checked' | 'saved-then-replaced'

export interface ActivityItem {
  readonly id: string
  readonly direction: 'upload' | 'download'
  readonly account: AccountKey
  /** What an upload does. `download`: the remote file is `file`. */
  readonly kind: 'replace' | 'create' | 'download'
  /** The remote file; null: it is not there yet. */
  readonly file: FileRef | null
  /** Name of the remote file. */
  readonly name: string
  /** URI of the folder it is in. */
  readonly folder: string
  readonly local: {
    readonly name: string
    /** Its folder, for people: below the home folder it begins with `~`; empty: content of Redrop's own. */
    readonly folder: string
    /** Bytes. */
    readonly size: number
    /** Milliseconds since the epoch; null: not written yet. */
    readonly modifiedAt: number | null
  }
  readonly phase: Phase
  /** Only in phase `waiting`. `until`: when it is tried again, milliseconds since the epoch; null: nobody knows. */
  readonly waiting: { readonly why: WaitReason; readonly until: number | null } | null
  /**
   * In phase `needs-decision`; also in `waiting` for a lock that does not go away by itself: the transfer goes on trying
   * while it is asked about, and Esc leaves it so.
   */
  readonly question: Question | null
  /** Only in phase `failed`. */
  readonly failure: Failure | null
  readonly notices: readonly TransferNotice[]
  /** The version that was replaced and the one that is there now, once it is saved. */
  readonly before: VersionRef | null
  readonly after: VersionRef | null
  /** `undone`: it was taken back. */
  readonly undo: 'none' | 'available' | 'undone'
  readonly canCancel: boolean
  readonly canRetry: boolean
  /** It can be paused now: what is being saved cannot, nor what asks something. */
  readonly canPause: boolean
  /** It was taken back, and that can be taken back too. */
  readonly canRedo: boolean
  readonly createdAt: number
  readonly finishedAt: number | null
}

/** A conflict as the page sees it: the same facts without lock tokens. */
export type ConflictView =
  | Exclude<Conflict, { kind: 'locked' }>
  | { readonly kind: 'locked'; readonly revision: number; readonly locks: readonly LockView[] }

export type LockView = Omit<LockHolder, 'token'>

export interface DecisionChoice {
  readonly kind: DecisionKind
  /** At most one of a list: what Enter does. Esc decides nothing. */
  readonly isDefault: boolean
  /** Something is lost for good. Never the default. */
  readonly danger: boolean
  /** Of `create`: it may, or must, be answered with a folder and a name that the user chooses. */
  readonly place?: 'may' | 'must'
}

export interface Question {
  /** To be named in the decision; a stale one is refused with code `conflict`, and the new question follows as a patch. */
  readonly revision: number
  readonly conflict: ConflictView
  /** In the order they are shown. Empty: nothing to decide, the transfer can only be taken away. */
  readonly choices: readonly DecisionChoice[]
  /** Milliseconds since the epoch; null: an older release has not kept it. */
  readonly raisedAt: number | null
  /** It was there when Redrop started, and has not changed since. */
  readonly isOld: boolean
}

/** Where a new file goes: what "save next to it" would make, or what was chosen. */
export interface NewPlace {
  readonly folder: FileRef
  readonly name: string
}

/** `version`: that version is current again; `covered`: one that slipped in between and lies under it now. */
export type UndoneInfo =
  | { readonly to: 'version'; readonly version: VersionRef; readonly covered: VersionRef | null }
  | { readonly to: 'trash' }
  /** The old content is being sent again, as this transfer. */
  | { readonly to: 'safety-copy'; readonly transfer: string }

export interface Progress {
  readonly id: string
  /** Bytes. All sent is not saved: the phase tells. */
  readonly sent: number
  readonly total: number
  /** Null: not known yet. */
  readonly bytesPerSecond: number | null
  readonly secondsLeft: number | null
}

/** All transfers of this run of Redrop and the open ones of earlier runs; newest first. */
export interface ActivitySnapshot {
  readonly sequence: number
  readonly items: readonly ActivityItem[]
  readonly progress: readonly Progress[]
  /** All are paused: nothing is sent until they are resumed. */
  readonly isPaused: boolean
}

/** A patch whose `sequence` is not one above the last one means that a snapshot is needed. */
export interface ActivityPatch {
  readonly sequence: number
  /** New or changed items, whole. */
  readonly changed: readonly ActivityItem[]
  readonly removed: readonly string[]
  readonly isPaused: boolean
}

/** The content of a folder changed through Redrop: list it again if it is shown. */
export interface FolderChanged {
  readonly account: AccountKey
  /** URI of the folder. */
  readonly uri: string
}
