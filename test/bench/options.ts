import { parseArgs } from 'node:util'
import type { Login } from './tools/remote.ts'

export const help = `usage: npm run bench -- [--quick] [--only NAME,…] [--rounds N] [--out FOLDER]
                        [--server URL --email E --password P [--blobs FOLDER]]

Measures the product against curl on this machine, prints a table, and writes bench.json and README.md.

  --quick          small files, 2 rounds, under a minute: shows that it runs, not how fast; writes only with --out
  --only NAME,…    some of: sizes, start, window, requests, plan, many, large, memory, slow-link, real
  --rounds N       paired runs of each comparison (default 5; 2 with --quick)
  --out FOLDER     where the results go (default docs/bench)
  --server URL     also a real Cloudreve: 200 MB by PUT and by session, 1,000 files of 10 KiB. PUT needs its
                   setting maxEditSize above 200 MB. What is sent there is deleted afterwards.
  --email, --password   a user of that server without captcha and second factor, with 3 GB of free space
  --blobs FOLDER   the uploads folder of that server, if it is a throw-away one on this machine: old blobs of
                   the benchmark are emptied between runs, so that no run pays for memory touched the first time
`

export interface Arguments {
  readonly quick: boolean
  readonly only: readonly string[] | null
  readonly rounds: number
  readonly out: string | null
  readonly real: Login | null
  readonly blobs: string | null
}

/** Null: help was asked for. Throws Error with one line for the user. */
export function parse(args: readonly string[]): Arguments | null {
  const text = { type: 'string' } as const
  const flag = { type: 'boolean', default: false } as const
  const { values } = parseArgs({
    args: [...args],
    options: {
      ...{ help: flag, quick: flag, only: text, rounds: text, out: text },
      ...{ server: text, email: text, password: text, blobs: text },
    },
  })
  if (values.help) return null
  const { server, email, password, quick } = values
  if (server !== undefined && (email === undefined || password === undefined))
    throw new Error('--server needs --email and --password')
  const rounds = Number(values.rounds ?? (quick ? 2 : 5))
  if (!Number.isInteger(rounds) || rounds < 1) throw new Error('--rounds: a whole number from 1 on')
  return {
    quick,
    only: values.only?.split(',') ?? null,
    rounds,
    out: values.out ?? null,
    real: server && email && password ? { server: server.replace(/\/+$/, ''), email, password } : null,
    blobs: values.blobs ?? null,
  }
}
