import type {
  LeftOut,
  LocalSnapshot,
  PlanChoice,
  RemoteEntry,
  VersionRef,
} from '../../../shared/model/index.ts'
import type { NameIndex } from '../../domain/plan-names.ts'
import type { PlanFacts, PlanJudgement } from '../../domain/plan-row.ts'
import type { ContentHash } from '../../store/rows.ts'

/** A folder that files of a plan go into. */
export interface PlanFolder {
  /** Names from the target down; empty: the target itself. */
  readonly path: readonly string[]
  /** Where it is, or will be. */
  readonly uri: string
  readonly parent: PlanFolder | null
  /** Null: it has to be made. */
  readonly entry: RemoteEntry | null
  /** What is in it. */
  readonly names: NameIndex<RemoteEntry>
  /** What the plan puts into it. */
  readonly planned: NameIndex<{ readonly name: string }>
  readonly rules: FolderRules
}

export interface FolderRules {
  readonly canUploadInto: boolean
  /** Bytes of one file; null: any. */
  readonly maxSize: number | null
  /** Bytes of a name. */
  readonly nameLimit: number
  readonly extensions: { readonly list: readonly string[]; readonly deny: boolean } | null
}

/** The remote file that a row meets. */
export interface PlanThere {
  readonly entry: RemoteEntry
  readonly current: VersionRef
  readonly isBase: 'yes' | 'no' | 'unknown'
  /** Content hash of its current version; null: not known on this device. */
  readonly hash: ContentHash | null
  readonly content: 'same' | 'different' | 'unread' | 'unknown'
  readonly undo: 'version' | 'safety-copy' | 'no'
  readonly isInUse: boolean
  /** Author and versions have been looked at, not only the listing. */
  readonly isLookedAt: boolean
}

interface Row {
  readonly id: number
  /** Where it goes: for a folder the one that is made. */
  readonly folder: PlanFolder
  /** Of the local file or folder. */
  readonly name: string
  readonly path: string
  /** Null: undecided. */
  choice: PlanChoice | null
}

export interface PlanFileRow extends Row {
  readonly type: 'file'
  /** What it is on this computer; folders are only rows of this kind if they are left out. */
  readonly local: 'file' | 'folder'
  readonly snapshot: LocalSnapshot | null
  readonly leftOut: LeftOut | null
  /** Left out by a rule and wanted all the same. */
  isIncluded: boolean
  /** Name of the package that it is a part of. */
  readonly bundle: string | null
  there: PlanThere | null
  readonly taken: PlanFacts['taken']
  readonly refused: PlanFacts['refused']
  judged: PlanJudgement
  /** Under which it is saved next to what is there. */
  besideName: string | null
}

export interface PlanFolderRow extends Row {
  readonly type: 'folder'
  readonly judged: PlanJudgement
}

export type PlanRow = PlanFileRow | PlanFolderRow
