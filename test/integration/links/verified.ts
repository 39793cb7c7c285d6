import { execFileSync } from 'node:child_process'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { platform, release } from 'node:os'
import { join } from 'node:path'

export type Seen = Readonly<Record<string, string | number>>

/** Where what was seen is kept; undefined: nowhere. */
const verifiedFolder = process.env['REDROP_LINKS_VERIFIED']

/** Adds what was seen of a part to the file of the day, if it is to be kept. */
export async function keep(part: string, rows: readonly Seen[]): Promise<void> {
  if (verifiedFolder === undefined || rows.length === 0) return
  await mkdir(verifiedFolder, { recursive: true })
  const date = new Date().toISOString()
  const path = join(verifiedFolder, `${date.slice(0, 10)}-links.json`)
  const before = await readFile(path, 'utf8').then(
    (text) => JSON.parse(text) as { rows: readonly (Seen & { part: string })[] },
    () => ({ rows: [] }),
  )
  const isAnew = (row: Seen) => row['part'] === part && rows.some(({ kind }) => kind === row['kind'])
  const document = {
    command: 'node scripts/verify-links.mjs',
    date,
    commit: git('rev-parse', 'HEAD'),
    changed: git('status', '--porcelain', '--untracked-files=no', 'src').split('\n').filter(Boolean),
    versions: { node: process.versions.node, system: `${platform()} ${release()}` },
    rows: [...before.rows.filter((row) => !isAnew(row)), ...rows.map((row) => ({ part, ...row }))],
  }
  await writeFile(path, `${JSON.stringify(document, null, 1)}\n`)
}

function git(...args: string[]): string {
  return execFileSync('git', args, { encoding: 'utf8' }).trim()
}
