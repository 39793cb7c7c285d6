import type { AccountKey } from './account.ts'

/** A remote file or folder: the id decides, the URI is only its last known place. */
export interface FileRef {
  readonly account: AccountKey
  readonly id: string
  readonly uri: string
}

export type VersionOrigin =
  | { readonly kind: 'this-device' }
  | { readonly kind: 'me-elsewhere' }
  | { readonly kind: 'user'; readonly id: string; readonly name: string }
  | { readonly kind: 'unknown' }

export interface VersionRef {
  /** The server's entity id. */
  readonly id: string
  /** Bytes. */
  readonly size: number
  /** Milliseconds since the epoch, server clock. */
  readonly createdAt: number
  readonly origin: VersionOrigin
}

export interface StoragePolicy {
  readonly id: string
  readonly name: string
  /** `local`, `s3`, `onedrive`, … as the server names it. */
  readonly type: string
  /** Bytes; 0 = unlimited. */
  readonly maxSize: number
  readonly relay: boolean
  readonly chunkConcurrency: number
  readonly encryption: boolean
  /** Which files it takes, by their extensions in lower case; null: all. */
  readonly extensions: { readonly list: readonly string[]; readonly deny: boolean } | null
}

/** One entity of a file as `extended_info` lists it: a finished version or an unmarked placeholder. */
export interface RemoteVersion {
  readonly id: string
  readonly size: number
  readonly createdAt: number
  readonly createdBy: { readonly id: string; readonly nickname: string } | null
}

export interface RemoteEntry {
  readonly type: 'file' | 'folder'
  readonly id: string
  readonly name: string
  readonly uri: string
  readonly size: number
  readonly createdAt: number
  readonly updatedAt: number
  /** `primary_entity`: the current version of a file, the site's absent sentinel for a folder. */
  readonly version: string
  readonly owned: boolean
  /** Bits of the capability boolset (contract §11); null where the reply has none. */
  readonly capability: ReadonlySet<number> | null
  /** `sys:upload_session_id`: a hint only, it also marks leftovers. */
  readonly uploadSession: string | null
  readonly metadata: Readonly<Record<string, string>>
  readonly shared: boolean
  /** Only with `extended=true`. */
  readonly extended: {
    readonly policy: StoragePolicy | null
    readonly storageUsed: number
    /** `type: 0` entities, newest first. */
    readonly versions: readonly RemoteVersion[]
  } | null
}
