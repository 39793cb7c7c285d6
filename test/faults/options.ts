import { parseArgs } from 'node:util'

export interface Options {
  readonly from: number
  readonly seeds: number
  /** How often each seed is played: what hangs on the moment may not show the first time. */
  readonly times: number
  /** Folder for the result; null: it is only printed. */
  readonly record: string | null
  /** Print what happened in every seed, not only in failing ones. */
  readonly verbose: boolean
  /** No seeds, but one file of over 4 GiB, for which the suite has no time. */
  readonly big: boolean
}

export const usage =
  'usage: test:faults [--seeds N] [--from S] [--times N] [--record FOLDER] [--verbose] | --big'

/** Throws an Error with a sentence for the terminal. */
export function readOptions(args: readonly string[]): Options {
  const { values } = parseArgs({
    args: [...args],
    options: {
      seeds: { type: 'string', default: '60' },
      from: { type: 'string', default: '1' },
      times: { type: 'string', default: '1' },
      record: { type: 'string' },
      verbose: { type: 'boolean', default: false },
      big: { type: 'boolean', default: false },
    },
  })
  const { record, verbose, big } = values
  const [seeds, from, times] = [whole(values.seeds), whole(values.from), whole(values.times)]
  return { seeds, from, times, record: record ?? null, verbose, big }
}

function whole(text: string): number {
  if (!/^[0-9]{1,9}$/.test(text) || Number(text) < 1) throw new Error(`not a number from 1: ${text}`)
  return Number(text)
}
