import { execFileSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { cpus, platform, release } from 'node:os'
import { join } from 'node:path'
import type { Options } from './options.ts'
import type { Tally } from './report.ts'

/** Keeps a result under the date of the day; answers the file's path. */
export function record(folder: string, options: Options, tally: Tally): string {
  const now = new Date()
  const file = join(folder, `faults-${now.toISOString().slice(0, 10)}.json`)
  const { seeds, files, kills, slowest, clients, faults, strangers, outcomes, failed } = tally
  const result = {
    command: `npm run test:faults -- --from ${options.from} --seeds ${options.seeds}`,
    date: now.toISOString(),
    commit: execFileSync('git', ['rev-parse', 'HEAD'], { encoding: 'utf8' }).trim(),
    versions: { node: process.versions.node, system: `${platform()} ${release()}`, cpus: cpus().length },
    ...{ seeds, passed: seeds - failed.length, failed, files, clientsKilled: kills, slowestMs: slowest },
    ...{ clients, faults: sorted(faults), strangers: sorted(strangers), outcomes: sorted(outcomes) },
  }
  mkdirSync(folder, { recursive: true })
  writeFileSync(file, `${JSON.stringify(result, null, 2)}\n`)
  return file
}

function sorted(counts: Readonly<Record<string, number>>): Record<string, number> {
  return Object.fromEntries(Object.entries(counts).sort(([, a], [, b]) => b - a))
}
