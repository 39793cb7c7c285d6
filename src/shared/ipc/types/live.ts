import type { AccountKey } from '../../model/index.ts'
import type { Row } from './browse.ts'
import type { Answer } from './result.ts'

export interface LivePlace {
  readonly account: AccountKey
  /** URI of a folder. */
  readonly uri: string
}

/**
 * `live`: the server has proved within the last 30 s that nothing is missed. `offline`: it cannot be reached.
 * `unproved`: neither.
 */
export interface LiveState extends LivePlace {
  readonly state: 'live' | 'offline' | 'unproved'
}

/** Files of a folder as they are on the server now; others of it may have changed as well. */
export interface RowsSeen extends LivePlace {
  readonly rows: readonly Row[]
  /** Milliseconds that the server's clock is ahead of this computer's. */
  readonly serverAhead: number
}

export interface LiveApi {
  /** The folder that is on screen; null: none. Naming it again looks at once. */
  watch(input: { place: LivePlace | null }): Answer<null>
}
