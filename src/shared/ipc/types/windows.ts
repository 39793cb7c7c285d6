import type { FileRef } from '../../model/index.ts'
import type { SmallView } from '../../views.ts'
import type { Answer } from './result.ts'
import type { Arrival } from './shell.ts'

/** Local files and folders that are to be looked at before they go into a folder. */
export interface PlanArrival {
  readonly kind: 'plan'
  /** Handles of local files and folders. */
  readonly refs: readonly string[]
  readonly folder: FileRef
  /** What is there is to stay. */
  readonly keepBoth: boolean
}

/** What a small window can have the main one show. `files`: handles of local files, which the user is asked about there. */
export type Wish =
  | Extract<Arrival, { kind: 'place' | 'question' | 'page' | 'plan' | 'pin' }>
  | { readonly kind: 'files'; readonly refs: readonly string[] }

/** What the small windows ask of the desktop. */
export interface WindowsApi {
  /** Opens the main window, or brings it to the front. `wish`: null leaves it as it is. */
  open(input: { wish: Wish | null }): Answer<null>
  /** The content of a small window is so high now, in CSS pixels; the first time, the window is shown. */
  fit(input: { view: SmallView; height: number }): Answer<null>
  showShelf(): Answer<null>
  quit(): Answer<null>
}
