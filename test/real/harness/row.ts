import type { Bench } from './bench.ts'
import { Place } from './place.ts'

/** One thing that is tried. `name`, `did` and `expected` are sentences. */
export interface Row {
  readonly name: string
  readonly did: string
  readonly expected: string
  /** Throws where what is seen is not what is expected. */
  run(place: Place): Promise<void>
}

export interface Result extends Omit<Row, 'run'> {
  /** What was looked at, in order. */
  readonly seen: readonly Readonly<Record<string, unknown>>[]
  readonly result: 'passed' | 'failed' | 'not seen'
  /** Why it failed, or could not be seen. */
  readonly why?: string
  readonly ms: number
}

/** This server, or this user, cannot show it. */
export class NotSeen extends Error {}

export async function runRow(bench: Bench, row: Row): Promise<Result> {
  const { name, did, expected } = row
  const begun = performance.now()
  const place = await Place.make(bench)
  const result = async (): Promise<Pick<Result, 'result' | 'why'>> => {
    try {
      await row.run(place)
      return { result: 'passed' }
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error)
      return { result: error instanceof NotSeen ? 'not seen' : 'failed', why }
    }
  }
  const tried = await result()
  const [notCleaned] = await place.close()
  const outcome = notCleaned === undefined ? tried : ({ result: 'failed', why: notCleaned } as const)
  const ms = Math.round(performance.now() - begun)
  return { name, did, expected, seen: place.seen, ...outcome, ms }
}
