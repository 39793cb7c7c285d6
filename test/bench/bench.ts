import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { help, parse, type Arguments } from './options.ts'
import { load, machine } from './report/machine.ts'
import type { Row } from './report/row.ts'
import { plainTable } from './report/table.ts'
import { write } from './report/write.ts'
import { large } from './suites/large.ts'
import { many } from './suites/many.ts'
import { memory } from './suites/memory.ts'
import { plan } from './suites/plan.ts'
import { real } from './suites/real.ts'
import { requests } from './suites/requests.ts'
import { slowLink } from './suites/slow-link.ts'
import { sizes } from './suites/sizes.ts'
import { start } from './suites/start.ts'
import type { Suite } from './suites/suite.ts'
import { window } from './suites/window.ts'

const standardOut = fileURLToPath(new URL('../../docs/bench', import.meta.url))

// Throw-away profiles have no business in the user's keychain: on Linux this is how to look like a machine without one.
process.env['DBUS_SESSION_BUS_ADDRESS'] = 'disabled:'

const wanted = readArguments()
if (wanted) await bench(wanted)
process.exit()

async function bench(wanted: Arguments): Promise<void> {
  const suites = chosenSuites(wanted)
  const folder = await mkdtemp(join(tmpdir(), 'redrop-bench-'))
  const before = load()
  const rows: Row[] = []
  try {
    for (const [name, suite] of suites) {
      console.log(`measuring: ${name}…`)
      rows.push(...(await suite({ ...wanted, folder })))
    }
  } finally {
    await rm(folder, { recursive: true })
  }
  const { quick, rounds } = wanted
  const measured = { load: [before, load()] as const, machine: await machine(), rows }
  console.log(`\n${plainTable(rows)}\n\nload average ${measured.load.join(' → ')}`)
  const out = wanted.out ?? (quick || wanted.only ? null : standardOut)
  if (out) await write(out, { at: new Date().toISOString(), quick, rounds, ...measured })
}

function chosenSuites({ only, real: login }: Arguments): [string, Suite][] {
  const suites: Record<string, Suite> = {
    ...{ sizes, start, window, requests, plan, many, large, memory, 'slow-link': slowLink },
    ...(login ? { real: (options) => real(options, login) } : {}),
  }
  const unknown = only?.find((name) => !(name in suites))
  if (unknown !== undefined) return usage(`--only: there is no ${unknown} (real needs --server)`)
  return Object.entries(suites).filter(([name]) => only?.includes(name) ?? true)
}

function readArguments(): Arguments | null {
  try {
    const parsed = parse(process.argv.slice(2))
    if (!parsed) process.stdout.write(help)
    return parsed
  } catch (error) {
    return usage(error instanceof Error ? error.message : String(error))
  }
}

function usage(message: string): never {
  process.stderr.write(`${message}\n\n${help}`)
  process.exit(2)
}
