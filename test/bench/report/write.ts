import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Machine } from './machine.ts'
import { cells } from './table.ts'
import { isMet, type Row } from './row.ts'

export interface Report {
  readonly at: string
  readonly quick: boolean
  readonly rounds: number
  /** Load average before and after. */
  readonly load: readonly [number, number]
  readonly machine: Machine
  readonly rows: readonly Row[]
}

/** `bench.json` with everything, `README.md` to be read. */
export async function write(folder: string, report: Report): Promise<void> {
  await mkdir(folder, { recursive: true })
  const rows = report.rows.map((row) => ({ ...row, met: isMet(row) }))
  await writeFile(join(folder, 'bench.json'), `${JSON.stringify({ ...report, rows }, null, 2)}\n`)
  await writeFile(join(folder, 'README.md'), markdown(report))
}

function markdown({ at, quick, rounds, load, machine, rows }: Report): string {
  const table = rows.map((row) => `| ${cells(row).join(' | ')} | ${factsOf(row)} |`)
  return `# Measurements

Written by \`npm run bench\` on ${at.slice(0, 16).replace('T', ' ')} UTC, commit ${machine.commit}${quick ? ', shortened run' : ''}.

${machine.cpu}, ${machine.cores} cores, ${machine.memoryGiB} GiB, ${machine.system}, Node ${machine.node}, ${machine.curl.split(' (')[0] ?? ''}.
Medians of ${rounds} paired runs in rotating order after one that is dropped. Ratios are taken side by side; seconds of different
rows do not compare. Load average ${load[0]} before and ${load[1]} after: above ${machine.cores} other work took part of the machine.
Times are those of the transfer: the start of a process is a row of its own. All figures of a row are in \`bench.json\`.

Rows named PUT send by PUT whatever the size; left to itself the product sends more than 50 MiB by session. A sink or server that
was busy for nearly the whole time (share near 1) limits both sides, and its ratio says little. curl is told the versions it
replaces beforehand and computes no hash; the product looks them up, journals each step durably, and hashes what it sends.

| | measured | goal | | made of |
|---|---|---|---|---|
${table.join('\n')}
`
}

/** The most telling figures; lists only as their range. */
function factsOf({ facts }: Row): string {
  return Object.entries(facts)
    .map(([name, value]) => `${name} ${typeof value === 'object' ? range(value) : value}`)
    .join('; ')
}

function range(values: readonly number[]): string {
  return `${Math.min(...values)}–${Math.max(...values)}`
}
