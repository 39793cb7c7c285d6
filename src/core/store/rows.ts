import type { AccountKey, FailureReason, FileRef, LocalSnapshot } from '../../shared/model/index.ts'
import type { Transfer, TransferState, Undo, VersionRef } from '../../shared/model/index.ts'

/**
 * How an attempt ended. `none`: the body never reached the server whole, a lock of it may be left; `committed`: the
 * content is there; `refused`: the server said no; `abandoned`: proved that nothing of it is or will be in place.
 */
export type AttemptAnswer = 'none' | 'committed' | 'refused' | 'abandoned'

/** One try to send a body, journaled before the first request of it goes out. */
export interface Attempt {
  readonly id: string
  readonly transferId: string
  /** The file to be replaced; null: a create. */
  readonly fileId: string | null
  readonly route: 'put' | 'session'
  readonly uri: string
  /** The precondition that was sent. */
  readonly previous: string
  /** Bytes. */
  readonly size: number
  /** Milliseconds since the epoch, server clock. */
  readonly startedAt: number
  /** When the last bytes were let go; null: the server cannot have the whole body. */
  readonly releasedAt: number | null
  /** Content hash of the body; known when it is let go. */
  readonly hash: string | null
  /** Null: still open. */
  readonly answer: AttemptAnswer | null
  readonly session: AttemptSession | null
}

/** An upload session as the server granted it. */
export interface AttemptSession {
  readonly sessionId: string
  /** Bytes; 0 = everything in one chunk. */
  readonly chunkSize: number
  readonly concurrency: number
  /** Milliseconds since the epoch, server clock. */
  readonly expires: number
  readonly encrypted: boolean
  /** Key and initial vector of an encrypted session, sealed with the data key; null: not encrypted, or not kept. */
  readonly sealedKey: string | null
  /** The file the session writes to and the entity that becomes its version; null until looked at. */
  readonly fileId: string | null
  readonly placeholder: string | null
}

/** A chunk that the server has, and what was sent as it. */
export interface ChunkMark {
  readonly index: number
  readonly sha256: string
}

/** What this device did to a file, with the way back. */
export interface HistoryRow {
  readonly id: string
  readonly transferId: string | null
  readonly account: AccountKey
  readonly fileId: string
  readonly uri: string
  readonly name: string
  readonly localPath: string | null
  /** Milliseconds since the epoch, local clock. */
  readonly at: number
  readonly route: 'put' | 'session' | null
  readonly result: 'replaced' | 'created' | 'restored' | 'undone' | 'identical' | 'downloaded' | 'failed'
  readonly before: VersionRef | null
  readonly after: VersionRef | null
  readonly undo: Undo | null
  readonly undoneAt: number | null
  /** How the content was sent; absent: nothing was, or an older Redrop wrote the row. */
  readonly sending?: Sending | undefined
  /** What could not be sent; `failed` only. */
  readonly failure?: NotSent | undefined
}

export interface Sending {
  /** `X-Cr-Correlation-Id` of the requests of the attempt: how the server's log names them. */
  readonly requestId: string
  /** Milliseconds from the first request of the attempt until its outcome was known; null: not known. */
  readonly took: number | null
}

export interface NotSent {
  readonly reason: FailureReason
  /** Bytes of the local file. */
  readonly size: number
}

/** A version that this device wrote: in the community edition every author is "you". */
export interface OwnVersion {
  readonly account: AccountKey
  readonly fileId: string
  readonly versionId: string
  readonly at: number
  readonly transferId: string
}

/** The local file at this moment held this version of this remote file. */
export interface Provenance {
  readonly snapshot: LocalSnapshot
  readonly file: FileRef
  readonly version: VersionRef
  readonly at: number
}

/** A version's content can only be told apart by all of these. */
export interface HashKey {
  readonly instance: string
  readonly fileId: string
  readonly versionId: string
  /** Bytes. */
  readonly size: number
  /** Milliseconds since the epoch, server clock. */
  readonly versionTime: number
}

export interface ContentHash extends HashKey {
  /** Lower-case hex. */
  readonly sha256: string
}

/** What was learned about a site (per instance). */
export interface SiteRow {
  /** Bytes that a PUT was refused for; null: not learned. */
  readonly putLimit: number | null
  /** When, in milliseconds since the epoch, local clock. */
  readonly putLimitAt: number | null
  readonly bytesPerSecond: number | null
}

/** Who works on a target. */
export interface Lease {
  readonly key: string
  /** One per process. */
  readonly owner: string
  readonly pid: number
  readonly host: string
  /** Milliseconds since the epoch, local clock. */
  readonly expires: number
}

/** Content that the server did not keep, sealed on this disk. */
export interface SafetyCopyRow {
  readonly id: string
  readonly account: AccountKey
  readonly fileId: string
  readonly versionId: string
  readonly name: string
  /** Bytes of the content. */
  readonly size: number
  readonly path: string
  readonly at: number
}

/** A file or folder that the user keeps one drop away. */
export interface PinRow {
  /** The URI is its last known place. */
  readonly file: FileRef
  readonly type: 'file' | 'folder'
  /** Of a file: the version that the user saw last, the base of a drop on it; null: a folder. */
  readonly version: VersionRef | null
  /** Why it was not there when it was last looked for; null: it was. */
  readonly missing: 'trash' | 'gone' | null
}

/** How a transfer comes to rest and all that is remembered of it, in one commit. */
export interface Settlement {
  readonly id: string
  readonly expectedRevision: number
  readonly state: TransferState
  readonly attempt?: { readonly id: string; readonly answer: AttemptAnswer }
  readonly history?: HistoryRow
  readonly ownVersion?: OwnVersion
  readonly provenance?: Provenance
  readonly hash?: ContentHash
}

export type TransferPatch = Partial<Pick<Transfer, 'state' | 'target' | 'options' | 'source'>>
