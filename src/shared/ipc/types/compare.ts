import type { ComparedContent, FileRef, VersionRef } from '../../model/index.ts'
import type { Answer } from './result.ts'

/** Content to be compared. The page names it; paths and content of other files stay in main. */
export type CompareSource =
  /** A version on the server, the current one or an older one. */
  | { readonly kind: 'version'; readonly file: FileRef; readonly version: VersionRef }
  /** What an open transfer is going to send. */
  | { readonly kind: 'transfer'; readonly id: string }
  /** A local file that was dropped or picked (`LocalRef.id`). */
  | { readonly kind: 'local'; readonly ref: string }
  /** What the local file of a link or an edit holds. */
  | { readonly kind: 'link'; readonly id: string }
  | { readonly kind: 'safety-copy'; readonly id: string }

export type CompareSideName = 'left' | 'right'

export interface SideFacts {
  readonly name: string
  /** Bytes. */
  readonly size: number
  /** Milliseconds since the epoch; null: not known. */
  readonly modifiedAt: number | null
  /** As people call it, `PDF`; null: no known type. */
  readonly type: string | null
  /** Lower-case hex; null: too large to be read for a comparison. */
  readonly sha256: string | null
}

export interface Comparison {
  readonly id: string
  readonly left: SideFacts
  readonly right: SideFacts
  readonly content: ComparedContent
}

export interface MergeInput {
  /** The comparison that was merged. */
  readonly id: string
  /** The open transfer whose question the merge answers. */
  readonly transfer: string
  readonly lines: readonly string[]
  /** `kept`: as `TextComparison.result` says. */
  readonly encoding: 'kept' | 'utf-8'
  /** `over`: in the place of the version on the left; `beside`: as a new file next to it. */
  readonly place: 'over' | 'beside'
}

/** `lost`: these characters do not exist in the encoding; nothing was saved. */
export type MergeOutcome =
  { readonly saved: true } | { readonly saved: false; readonly lost: readonly string[] }

export interface CompareApi {
  /** Server left, yours right. `id`: a new one of the page's own, to be closed with, also before this has answered. */
  open(input: {
    id: string
    left: CompareSource
    right: CompareSource
    base: CompareSource | null
    ignoreLineEndSpaces: boolean
  }): Answer<Comparison>
  /** The text of an open comparison again, compared in another way. */
  hunks(input: { id: string; ignoreLineEndSpaces: boolean }): Answer<ComparedContent>
  /** Of an open comparison of pictures. */
  picture(input: { id: string; side: CompareSideName }): Answer<Uint8Array<ArrayBuffer>>
  /** Opens copies of both in their programs, read-only. Throws `not-opened` for what a computer would run. */
  openBoth(input: { id: string }): Answer<null>
  saveMerge(input: MergeInput): Answer<MergeOutcome>
  /** Its private files are removed. */
  close(input: { id: string }): Answer<null>
}
