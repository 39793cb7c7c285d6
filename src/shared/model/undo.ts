import type { FileRef } from './remote.ts'

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
