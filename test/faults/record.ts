import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { cpus, platform, release } from 'node:os'
import { join } from 'node:path'
import type { Options } from './options.ts'
import type { Tally } from './report.ts'

type Counts = Readonly<Record<string, number>>

interface Kept {
  readonly commands: readonly string[]
  readonly date: string
  readonly commit: string
  readonly versions: Readonly<Record<string, string | number>>
  readonly seeds: number
  readonly failed: readonly number[]
  readonly files: number
  readonly fetched: number
  readonly clientsKilled: number
  readonly slowestMs: number
  readonly clients: Counts
  readonly faults: Counts
  readonly strangers: Counts
  readonly outcomes: Counts
}

/** Keeps a result under the date of the day; a slice of the same commit is added to it. Answers the file's path. */
export function record(folder: string, options: Options, tally: Tally): string {
  const now = new Date()
  const file = join(folder, `faults-${now.toISOString().slice(0, 10)}.json`)
  const commit = execFileSync('git', ['rev-parse', 'HEAD'], { encoding: 'utf8' }).trim()
  const slice: Kept = {
    commands: [`npm run test:faults -- --from ${options.from} --seeds ${options.seeds}`],
    date: now.toISOString(),
    commit,
    versions: { node: process.versions.node, system: `${platform()} ${release()}`, cpus: cpus().length },
    ...{
      seeds: tally.seeds,
      failed: tally.failed,
      files: tally.files,
      fetched: tally.fetched,
      clientsKilled: tally.kills,
    },
    ...{ slowestMs: tally.slowest, clients: tally.clients, faults: tally.faults },
    ...{ strangers: tally.strangers, outcomes: tally.outcomes },
  }
  const before = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Kept) : null
  const result = before?.commit === commit ? sum(before, slice) : slice
  mkdirSync(folder, { recursive: true })
  writeFileSync(file, `${JSON.stringify(result, null, 2)}\n`)
  return file
}

function sum(a: Kept, b: Kept): Kept {
  return {
    ...b,
    commands: [...a.commands, ...b.commands],
    ...{
      seeds: a.seeds + b.seeds,
      failed: [...a.failed, ...b.failed],
      files: a.files + b.files,
      fetched: a.fetched + b.fetched,
    },
    ...{ clientsKilled: a.clientsKilled + b.clientsKilled, slowestMs: Math.max(a.slowestMs, b.slowestMs) },
    ...{ clients: added(a.clients, b.clients), faults: added(a.faults, b.faults) },
    ...{ strangers: added(a.strangers, b.strangers), outcomes: added(a.outcomes, b.outcomes) },
  }
}

/** Most frequent first. */
function added(a: Counts, b: Counts): Counts {
  const keys = [...new Set([...Object.keys(a), ...Object.keys(b)])]
  const counts = keys.map((key): [string, number] => [key, (a[key] ?? 0) + (b[key] ?? 0)])
  return Object.fromEntries(counts.sort(([, x], [, y]) => y - x))
}
