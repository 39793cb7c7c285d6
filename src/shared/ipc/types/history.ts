import type { AccountKey, FileRef, VersionRef, WayBack } from '../../model/index.ts'
import type { Answer, Failure } from './result.ts'
import type { UndoneInfo } from './transfers.ts'

/** What was taken back is one entry, with the time when it was. */
export type HistoryKind = 'replaced' | 'created' | 'undone' | 'failed' | 'downloaded'

export interface HistoryQuery {
  readonly kind: HistoryKind | null
  readonly account: AccountKey | null
  /** The last so many days, today among them; null: all. */
  readonly days: number | null
  /** Part of a name, of the local file or of a person. */
  readonly text: string
}

export interface HistoryEntry {
  readonly id: string
  readonly kind: HistoryKind
  /** The URI is where the file was then. */
  readonly file: FileRef
  readonly name: string
  /** Name of the local file; null: there was none. */
  readonly localName: string | null
  /** Milliseconds since the epoch, local clock. */
  readonly at: number
  readonly undoneAt: number | null
  /** An older version was made the current one; nothing was sent. */
  readonly isSwitch: boolean
  readonly route: 'put' | 'session' | null
  /** Milliseconds. */
  readonly took: number | null
  /** How the server's log names the request. */
  readonly requestId: string | null
  readonly before: VersionRef | null
  readonly after: VersionRef | null
  /** Bytes that were to be sent; `failed` only. */
  readonly size: number | null
  readonly failure: Failure | null
  /** What may be done about it, as far as this computer knows. */
  readonly way: 'undo' | 'redo' | 'retry' | 'none'
  /** What was replaced lies in a safety copy. */
  readonly inCopy: boolean
  /** Later changes of the same file by this device. */
  readonly newer: number
}

export interface HistoryPage {
  /** Newest first. */
  readonly entries: readonly HistoryEntry[]
  /** False: these are the last ones. */
  readonly hasMore: boolean
}

export interface HistoryOverview {
  readonly all: number
  readonly kinds: Readonly<Record<HistoryKind, number>>
  /** When the oldest of them happened; null: there are none. */
  readonly since: number | null
  /** Accounts that have entries, signed in or not. */
  readonly accounts: readonly { readonly account: AccountKey; readonly name: string }[]
}

export interface HistoryApi {
  /** The entries after the one with the id `after`; null: the newest. */
  page(input: { query: HistoryQuery; after: string | null }): Answer<HistoryPage>
  /** Counts of what the query finds, by kind, whatever kind it asks for. */
  overview(input: { query: HistoryQuery }): Answer<HistoryOverview>
  /** Asks the server. */
  way(input: { id: string }): Answer<WayBack>
  undo(input: { id: string }): Answer<UndoneInfo>
  redo(input: { id: string }): Answer<null>
  /** Sends again what was not sent. */
  retry(input: { id: string }): Answer<null>
  /** Forgets all entries; files and their versions stay as they are. Answers how many there were. */
  clear(): Answer<{ forgotten: number }>
}
