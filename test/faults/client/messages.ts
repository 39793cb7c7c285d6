import type { DecisionKind } from '../../../src/shared/model/index.ts'

/** How a client is set up. */
export interface Settings {
  readonly server: string
  readonly email: string
  readonly password: string
  /** The profile's folder. */
  readonly home: string
  /** Null: secrets last as long as the process. */
  readonly passphrase: string | null
}

interface Waits {
  /** Milliseconds. */
  readonly patience: number
  readonly lockWait: number
}

interface Place {
  readonly path: string
  readonly uri: string
}

export type Order =
  | {
      readonly do: 'plan'
      readonly files: readonly Place[]
      readonly gets: readonly (Place & { readonly overwrite: boolean })[]
    }
  | ({ readonly do: 'run' } & Waits)
  /** A process that starts: tidies up, then goes on with what is open. */
  | ({ readonly do: 'recover' } & Waits)
  | { readonly do: 'decide'; readonly id: string; readonly kind: DecisionKind }
  | { readonly do: 'sign-in' }
  | { readonly do: 'tidy' }

/** What the client says of a transfer. */
export interface TransferFact {
  readonly id: string
  /** Of the local file. */
  readonly path: string
  /** For example `done saved`, `needs-decision stale`, `ended failed local-missing`. */
  readonly state: string
  /** The version it is to replace. */
  readonly base: string | null
  readonly conflict: {
    readonly kind: string
    /** The version that the question shows. */
    readonly shown: string | null
    readonly covered: string | null
  } | null
}

export interface HistoryFact {
  readonly transferId: string | null
  readonly fileId: string
  readonly result: string
  readonly after: string | null
  readonly before: string | null
}

export interface AttemptFact {
  readonly transferId: string
  readonly route: string
  readonly answer: string | null
}

/** What the client says after an order. */
export interface Told {
  /** Oldest first. */
  readonly transfers: readonly TransferFact[]
  /** Errors that no user should ever see. */
  readonly errors: readonly string[]
  readonly history: readonly HistoryFact[]
  /** Attempts whose end is not known, or that may have left a lock. */
  readonly unanswered: readonly AttemptFact[]
  /** Paths of safety copies. */
  readonly copies: readonly string[]
}

export interface Client {
  /** Null: its process was killed. */
  obey(order: Order): Promise<Told | null>
  close(): Promise<void>
}
