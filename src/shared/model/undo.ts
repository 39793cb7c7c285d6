import type { FileRef, VersionRef } from './remote.ts'

/** How a finished replace or create is taken back, and what must still be true for it. */
export interface Undo {
  readonly file: FileRef
  /** Version id that must be current: ours. */
  readonly mustBeCurrent: string
  readonly to:
    | { readonly kind: 'version'; readonly version: string }
    | { readonly kind: 'trash' }
    | { readonly kind: 'safety-copy'; readonly copy: string }
}

/** Version retention of the file's owner (`GET /user/setting`). */
export interface Retention {
  readonly enabled: boolean
  /** Versions kept, the current one included; 0 = unlimited. */
  readonly max: number
  /** Lower-case extensions without the dot; null = all files. */
  readonly extensions: readonly string[] | null
}

/** Whether a change of this device can be taken back or brought back now; `no` with the reason and what is current. */
export type WayBack =
  | { readonly kind: 'undo'; readonly to: 'version' | 'trash' | 'safety-copy' }
  | { readonly kind: 'redo' }
  | { readonly kind: 'no'; readonly why: NoWayBack; readonly current: VersionRef | null }

/**
 * `not-kept`: the server keeps no versions, and there is no safety copy. `newer`: somebody has saved since, `current`.
 * `dropped`: the server has dropped the version since. `copy-gone`: the safety copy has been removed.
 */
export type NoWayBack = 'not-kept' | 'newer' | 'dropped' | 'copy-gone' | 'in-trash' | 'gone' | 'nothing'
