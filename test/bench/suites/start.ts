import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Row } from '../report/row.ts'
import { rounds } from '../tools/rounds.ts'
import { median, rounded } from '../tools/stats.ts'
import type { Options } from './suite.ts'

const cli = fileURLToPath(new URL('../../../out/main/cli.js', import.meta.url))

/** What starting the command line costs, and what of it is Node, loading, the profile and the passphrase. */
export async function start(options: Options): Promise<Row[]> {
  const count = Math.max(options.rounds, 5)
  const open = { REDROP_HOME: await mkdtemp(join(options.folder, 'start-')) }
  const locked = { REDROP_HOME: await mkdtemp(join(options.folder, 'start-')), REDROP_PASSPHRASE: 'bench' }
  const times = await rounds(count, {
    'an empty script': () => time(['-e', '0'], {}),
    'redrop --version': () => time([cli, '--version'], open),
    'redrop accounts': () => time([cli, 'accounts'], open),
    'redrop accounts, passphrase': () => time([cli, 'accounts'], locked),
  })
  return Object.entries(times).map(([name, all]) => ({
    name: `Start: ${name}`,
    value: Math.round(median(all)),
    unit: 'ms' as const,
    goal: null,
    facts: { all: all.map((one) => rounded(one)) },
  }))
}

/** Milliseconds from starting to the end of the process. */
async function time(args: readonly string[], env: NodeJS.ProcessEnv): Promise<number> {
  const started = performance.now()
  const child = spawn(process.execPath, args, {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, ...env },
  })
  const [code] = (await once(child, 'exit')) as [number | null]
  if (code !== 0) throw new Error(`${args.join(' ')} ended with ${String(code)}`)
  return performance.now() - started
}
