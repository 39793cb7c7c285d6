/** What a user would type. */
export interface Job {
  readonly what: 'put' | 'get' | 'undo'
  readonly uri: string
  /** Absolute path of the local file. */
  readonly local: string
  /** A download may replace the local file. */
  readonly overwrite?: boolean
}

export type Order =
  /** `killAt`: index of the journal event (two per commit: before, after) at which the process kills itself. */
  | { readonly kind: 'do'; readonly job: Job; readonly killAt: number | null }
  /** A process that starts after a kill: recovers, then goes on with what is open, or is told the same again. */
  | { readonly kind: 'start'; readonly job: Job; readonly how: How }

export type How = 'again' | 'resume'

export interface Outcome {
  /** For example `done saved`, `needs-decision stale`, `ended failed internal`. */
  readonly state: string
  /** The server's version that a question shows. */
  readonly shown: string | null
}

export interface Report {
  readonly outcomes: readonly Outcome[]
  /** Code of a RedropError, or what else was thrown. */
  readonly error: string | null
  /** Results in the history of this file, newest first. */
  readonly history: readonly string[]
  /** Journal events so far, such as `before attempts.open`. */
  readonly events: readonly string[]
}

/** How a child process is made. */
export interface Setup {
  /** Folder of a keychain; null: secrets last as long as the process. */
  readonly keychain: string | null
  readonly server: string
  readonly email: string
  readonly password: string
}
