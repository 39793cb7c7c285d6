import type { FileRef, PlanChoice, PlanKind, PlanReason, PlanRemote } from '../../model/index.ts'
import type { Answer, Failure } from './result.ts'

export type PlanGroup = 'all' | 'send' | 'question' | 'left-out'

/** `preselected`: what the row did at first; `include`: send what a rule has left out. */
export type PlanSetting = PlanChoice | 'preselected' | 'include'

export interface PlanFilter {
  readonly group: PlanGroup
  /** Empty: all. */
  readonly kinds: readonly PlanKind[]
}

export interface PlanRowView {
  readonly id: number
  readonly type: 'file' | 'folder'
  /** Of the local file; of a folder that is made, what it will be called. */
  readonly name: string
  /** Names of the local folders above it, for people. */
  readonly from: readonly string[]
  /** Names of the remote folders below the target that it goes into. */
  readonly into: readonly string[]
  /** Bytes of the local file; null: a folder, or a file that cannot be read. */
  readonly size: number | null
  readonly kind: PlanKind
  readonly reason: PlanReason | null
  /** What is there now. */
  readonly there: PlanRemote | null
  /** Author and undo have been looked at; before that they are what the listing says. */
  readonly isLookedAt: boolean
  /** Null: a question. */
  readonly choice: PlanChoice | null
  readonly choices: readonly PlanChoice[]
  readonly isSent: boolean
  /** Left out by a rule, and sent all the same. */
  readonly isIncluded: boolean
  /** What it is called when it is saved next to what is there; null: not chosen yet. */
  readonly besideName: string | null
  /** Name of the package that it is a part of: macOS shows such a folder as one file. */
  readonly bundle: string | null
}

/** `reading`: the rows are not there yet; `starting`: folders are made, nothing can be chosen any more. */
export type PlanPhase = 'reading' | 'ready' | 'starting' | 'failed'

export interface PlanSummary {
  readonly id: string
  /** Grows with every change: rows that were asked for before may be old. */
  readonly revision: number
  readonly phase: PlanPhase
  readonly folder: FileRef
  /** Of the folder; empty: the root. */
  readonly name: string
  /** Where the folder is by now. */
  readonly place: { readonly kind: 'there' | 'gone' } | { readonly kind: 'moved'; readonly to: FileRef }
  /** Local files found so far. */
  readonly files: number
  readonly groups: Readonly<Record<PlanGroup, number>>
  readonly kinds: Readonly<Partial<Record<PlanKind, number>>>
  readonly sending: { readonly files: number; readonly folders: number; readonly bytes: number }
  /** Bytes; null: not known. */
  readonly free: number | null
  readonly keepModified: boolean
  /** All are new files and nothing is left out: there is nothing to look at. */
  readonly isPlain: boolean
  readonly failure: Failure | null
}

export interface PlanStarted {
  readonly files: number
  /** Folders that could not be made, and how many files are not sent because of each. */
  readonly failed: readonly { readonly name: string; readonly files: number; readonly error: Failure }[]
}

export interface PlansApi {
  /** Begins to read what a drop will do; the summary comes as events. `keepBoth`: what is there is to stay. */
  make(input: { refs: readonly string[]; folder: FileRef; keepBoth: boolean }): Answer<PlanSummary>
  /** Resolves when all is read, or why it could not be. Code `cancelled`: it was given up. */
  ready(input: { plan: string }): Answer<PlanSummary>
  rows(input: {
    plan: string
    filter: PlanFilter
    offset: number
    limit: number
  }): Answer<{ total: number; rows: readonly PlanRowView[] }>
  /** Looks at the server and at the local content for rows that are on screen. */
  look(input: { plan: string; rows: readonly number[] }): Answer<PlanSummary>
  /** `rows`: null for all that the filter shows. */
  choose(input: {
    plan: string
    rows: readonly number[] | null
    filter: PlanFilter
    setting: PlanSetting
  }): Answer<PlanSummary>
  setKeepModified(input: { plan: string; on: boolean }): Answer<PlanSummary>
  /** The folder was moved meanwhile: reads everything again, there. */
  follow(input: { plan: string }): Answer<PlanSummary>
  /** Makes the folders and hands the files on. Code `folder-missing`: the folder is not where the plan was made for. */
  start(input: { plan: string }): Answer<PlanStarted>
  /** Nothing is sent, and no further page is asked for. */
  cancel(input: { plan: string }): Answer<null>
}
