import type { Row } from '../report/row.ts'
import type { Login } from '../tools/remote.ts'

export interface Options {
  /** Smaller files and fewer rounds: shows that it runs, not how fast. */
  readonly quick: boolean
  /** A real Cloudreve to measure against as well. */
  readonly real: Login | null
  /** Where a throw-away real server keeps its blobs, to be emptied between runs. */
  readonly blobs: string | null
  /** Paired runs. */
  readonly rounds: number
  /** For files of the benchmark; gone afterwards. */
  readonly folder: string
}

export type Suite = (options: Options) => Promise<readonly Row[]>

/** Who signs in at servers of the benchmark's own. */
export const bench = { email: 'bench@example.org', password: 'redrop-bench-1' }
