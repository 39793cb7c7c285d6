import type { IdentitySettings, IdentityState } from '../identity/state.ts'

/** RFC 3339 in UTC with nine fractional digits, so that texts sort like times. */
export type Stamp = string

export interface Retention {
  enabled: boolean
  /** Newest versions kept, the current one included; 0 = all. */
  max: number
  /** Lower-case extensions without a dot; empty = every file. */
  ext: string[]
}

export interface User {
  readonly id: number
  email: string
  password: string
  nickname: string
  groupId: number
  status: 'active' | 'inactive' | 'manual_banned' | 'sys_banned'
  deleted: boolean
  readonly createdAt: Stamp
  /** Base32; null = two-factor sign-in is off. */
  totpSecret: string | null
  retention: Retention
  /** The other fields of `/user/setting` and `/user/me`. */
  preferences: {
    language: string
    preferredTheme: string
    disableViewSync: boolean
    shareLinksInProfile: '' | 'all_share' | 'hide_share'
  }
  pinned: { uri: string; name?: string }[]
}

export interface Group {
  readonly id: number
  name: string
  /** Bytes. */
  quota: number
  policyId: number
  /** Bit numbers of contract §11. */
  permissions: number[]
  directLinkBatchSize: number
  /** Seconds. */
  trashRetention: number
}

export interface Policy {
  readonly id: number
  name: string
  /** `local`, `remote`, `s3`, … as the server names them. */
  type: string
  /** Bytes; 0 = unlimited. */
  maxSize: number
  /** Bytes; 0 = one chunk. */
  chunkSize: number
  chunkConcurrency: number
  preallocate: boolean
  relay: boolean
  encryption: boolean
  extensions: { list: string[]; deny: boolean } | null
  namePattern: { pattern: string; deny: boolean } | null
}

export interface FileNode {
  readonly id: number
  ownerId: number
  /** null = the root folder of its owner, or an entry of the trash. */
  parentId: number | null
  name: string
  readonly type: 'file' | 'folder'
  size: number
  readonly createdAt: Stamp
  updatedAt: Stamp
  /** 0 = never had content. */
  primaryEntity: number
  /** Own versions and placeholders; a copy shares the entities of its original. */
  entities: number[]
  policyId: number
  metadata: Record<string, string>
  view: Record<string, unknown> | null
  trashed: boolean
}

export interface Entity {
  readonly id: number
  /** Bytes announced; the stored ones may be fewer (contract §5.7). */
  size: number
  readonly createdAt: Stamp
  readonly createdBy: number
  readonly policyId: number
  /** Set while the upload that makes it is not committed. */
  placeholderOf: string | null
  encryption: { readonly key: string; readonly iv: string } | null
}

export interface DirectLink {
  readonly id: number
  readonly fileId: number
  readonly name: string
  readonly createdAt: Stamp
  downloaded: number
}

export interface Share {
  readonly id: number
  readonly fileId: number
  readonly createdAt: Stamp
  /** Milliseconds since the epoch; null = it does not end. */
  readonly expiresAt: number | null
  readonly password: string | null
}

export interface LedgerEntry {
  readonly seq: number
  /** Milliseconds since the epoch, server clock. */
  readonly at: number
  readonly user: string
  readonly fileId: string
  readonly uri: string
  readonly versionId: string
  /** The version that was current until this commit; null = none. */
  readonly base: string | null
  /** Of the plain content, lower-case hex. */
  readonly sha256: string
  readonly size: number
  readonly route: 'put' | 'session' | 'restore'
}

export interface CoreSettings {
  /** Bytes; bigger PUT bodies get 40049. */
  maxEditSize: number
  /** Seconds, as every setting with `Ttl`. */
  uploadSessionTtl: number
  entityUrlTtl: number
  maxBatchSize: number
  useCursorPagination: boolean
  eventsEnabled: boolean
  eventDebounceMs: number
  /** Milliseconds between two keep-alive events. */
  eventKeepAliveMs: number
  /** Origin of absolute links; '' = the server's own URL. */
  siteUrl: string
}

export type SiteSettings = CoreSettings & IdentitySettings

/** Everything that a crash must not lose. Plain data. */
export interface State {
  readonly seed: string
  /** Position in the stream of pseudo-random bytes, see random.ts. */
  randomBlocks: number
  lastStamp: Stamp
  lastId: Record<string, number>
  settings: SiteSettings
  users: User[]
  groups: Group[]
  policies: Policy[]
  files: FileNode[]
  entities: Entity[]
  directLinks: DirectLink[]
  shares: Share[]
  ledger: LedgerEntry[]
  identity: IdentityState
}
