import type { Account, AccountKey, LocalSnapshot, Transfer } from '../../shared/model/index.ts'
import type { LinkRow } from './link-row.ts'
import type {
  Attempt,
  AttemptAnswer,
  AttemptSession,
  ChunkMark,
  ContentHash,
  HashKey,
  HistoryRow,
  Lease,
  PinRow,
  Provenance,
  SafetyCopyRow,
  Settlement,
  SiteRow,
  TransferPatch,
} from './rows.ts'

/**
 * What a profile remembers. Every writing call is one durable commit. All calls throw RedropError `disk-full`,
 * `profile-busy` (another process held the database for over 5 s), `profile-damaged` (a row that cannot be read is
 * kept aside, so that the next call does without it).
 */
export interface Store {
  readonly accounts: AccountsRepository
  readonly transfers: TransfersRepository
  readonly attempts: AttemptsRepository
  readonly ownVersions: OwnVersionsRepository
  readonly history: HistoryRepository
  readonly provenance: ProvenanceRepository
  readonly hashes: HashesRepository
  readonly sites: SitesRepository
  readonly leases: LeasesRepository
  readonly settings: SettingsRepository
  readonly safetyCopies: SafetyCopiesRepository
  readonly pins: PinsRepository
  readonly links: LinksRepository
  close(): Promise<void>
}

export interface AccountsRepository {
  add(account: Account): Promise<void>
  update(account: Account): Promise<void>
  remove(key: AccountKey): Promise<void>
  /** Oldest first. */
  list(): Promise<Account[]>
}

export interface TransfersRepository {
  add(transfers: readonly Transfer[]): Promise<void>
  get(id: string): Promise<Transfer | null>
  /** Neither done nor ended, oldest first. */
  open(): Promise<Transfer[]>
  /** Those of the open ones that may write to one of these places (see `placeKeys`), without reading the others. */
  openAt(places: readonly string[]): Promise<Transfer[]>
  /** Newest first. */
  list(options: { limit: number }): Promise<Transfer[]>
  /** Throws RedropError `internal` if the transfer is not at `expectedRevision`; answers it at the next one. */
  update(id: string, expectedRevision: number, patch: TransferPatch): Promise<Transfer>
  /** As `update`, with the rows that belong to the outcome. */
  settle(settlement: Settlement): Promise<Transfer>
}

export interface AttemptsRepository {
  /** The intent, before any request. */
  open(attempt: Attempt): Promise<void>
  sessionCreated(id: string, session: AttemptSession): Promise<Attempt>
  chunksDone(id: string, marks: readonly ChunkMark[]): Promise<void>
  /** By index. */
  chunks(id: string): Promise<ChunkMark[]>
  /** The last bytes are about to be let go. */
  released(id: string, facts: { at: number; hash: string | null }): Promise<Attempt>
  close(id: string, answer: AttemptAnswer): Promise<void>
  /** Those of a transfer that have no answer, oldest first. */
  openOf(transferId: string): Promise<Attempt[]>
  /** All that ended without an answer of the server or have not ended: a lock of them may be left. */
  unanswered(): Promise<Attempt[]>
}

export interface OwnVersionsRepository {
  has(account: AccountKey, versionId: string): Promise<boolean>
  /** Those of some versions that this device wrote. */
  among(account: AccountKey, versionIds: readonly string[]): Promise<Set<string>>
  /** Version ids of a file that this device wrote. */
  of(account: AccountKey, fileId: string): Promise<Set<string>>
  /** Those of them that were sent by one link. */
  ofLink(account: AccountKey, fileId: string, link: string): Promise<Set<string>>
}

export interface HistoryFilter {
  readonly account?: AccountKey
  readonly fileId?: string
  readonly transferId?: string
  readonly limit: number
}

/** As a person looks for it: what was taken back is one entry, with the time when it was. */
export type HistoryKind = 'replaced' | 'created' | 'undone' | 'failed' | 'downloaded'

export interface HistoryQuery {
  readonly kind?: HistoryKind
  readonly account?: AccountKey
  /** Milliseconds since the epoch, local clock. */
  readonly since?: number
  /** Part of a name, of the local file or of a person; case does not matter. */
  readonly text?: string
}

export interface HistoryCounts {
  readonly all: number
  readonly kinds: Readonly<Record<HistoryKind, number>>
  /** When the oldest of all happened; null: there are none. */
  readonly since: number | null
}

export interface HistoryRepository {
  add(row: HistoryRow): Promise<void>
  /** Newest first. */
  list(filter: HistoryFilter): Promise<HistoryRow[]>
  get(id: string): Promise<HistoryRow | null>
  /** Newest first, those that come after the row `after`; null: from the beginning. */
  page(query: HistoryQuery, place: { after: string | null; limit: number }): Promise<HistoryRow[]>
  /** By kind, whatever kind is asked for. */
  count(query: HistoryQuery): Promise<HistoryCounts>
  /** How many later changes of the same file by this device are in force. */
  newerThan(row: HistoryRow): Promise<number>
  /** Accounts that have entries. */
  accounts(): Promise<AccountKey[]>
  /** Forgets what is older than `before`, milliseconds since the epoch. Answers how many rows that were. */
  forget(before: number): Promise<number>
  /** `at`: null if it is in force again. */
  markUndone(id: string, at: number | null): Promise<void>
}

export interface ProvenanceRepository {
  record(provenance: Provenance): Promise<void>
  /** The same local file (by device and inode, wherever it was moved), or else what was last at its path. */
  find(
    account: AccountKey,
    fileId: string,
    local: Pick<LocalSnapshot, 'path' | 'dev' | 'ino'>,
  ): Promise<Provenance | null>
  /** What was last at a local path, of whatever account and file. */
  at(path: string): Promise<Provenance | null>
  /** Ids of the account's files of which a local origin is known. */
  files(account: AccountKey): Promise<Set<string>>
}

export interface HashesRepository {
  get(key: HashKey): Promise<string | null>
  /** What is known of the versions of some of a site's files, by version id. */
  ofFiles(instance: string, fileIds: readonly string[]): Promise<Map<string, ContentHash>>
  put(hash: ContentHash): Promise<void>
}

export interface SitesRepository {
  get(instance: string): Promise<SiteRow>
  patch(instance: string, patch: Partial<SiteRow>): Promise<void>
}

export interface LeasesRepository {
  /** False: another living process has it. An expired lease, or one of a dead process of this computer, is taken over. */
  acquire(key: string, owner: string, pid: number, ttlMs: number): Promise<boolean>
  /** Throws RedropError `target-busy` if the lease was lost to another process. */
  renew(key: string, owner: string, ttlMs: number): Promise<void>
  release(key: string, owner: string): Promise<void>
  /** Null: nobody, or nobody who is still alive. */
  holder(key: string): Promise<Lease | null>
}

export interface SettingsRepository {
  /** Any JSON value; undefined: never set. */
  get(name: string): Promise<unknown>
  set(name: string, value: unknown): Promise<void>
}

export interface SafetyCopiesRepository {
  add(copy: SafetyCopyRow): Promise<void>
  get(id: string): Promise<SafetyCopyRow | null>
  /** Newest first. */
  list(): Promise<SafetyCopyRow[]>
  remove(id: string): Promise<void>
}

export interface PinsRepository {
  /** In the order in which they are shown. */
  list(account: AccountKey): Promise<PinRow[]>
  /** New ones come last; one that is there keeps its place. */
  put(pins: readonly PinRow[]): Promise<void>
  /** Another file takes the place of a pinned one; the same file is only written anew. */
  replace(fileId: string, pin: PinRow): Promise<void>
  remove(account: AccountKey, fileId: string): Promise<void>
  /** Pins that are not named come after those that are. */
  arrange(account: AccountKey, fileIds: readonly string[]): Promise<void>
}

export interface LinksRepository {
  /** Oldest first. */
  list(): Promise<LinkRow[]>
  get(id: string): Promise<LinkRow | null>
  /** Throws RedropError `link-exists`: another one of its kind is for the same remote file. */
  add(link: LinkRow): Promise<void>
  /** One that has been removed meanwhile stays so. */
  update(link: LinkRow): Promise<void>
  remove(id: string): Promise<void>
}
