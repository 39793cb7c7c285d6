import { execFileSync } from 'node:child_process'
import { mkdir, writeFile } from 'node:fs/promises'
import { platform, release } from 'node:os'
import { join } from 'node:path'
import type { Options } from '../options.ts'
import type { Result } from './row.ts'

/** Keeps what a real server showed, row by row, under the date of the day. Answers the file's path. */
export async function record(
  { server, record: folder }: Options,
  suite: string,
  rows: readonly Result[],
): Promise<string> {
  const date = new Date().toISOString()
  const path = join(folder ?? '.', `${date.slice(0, 10)}-${suite}.json`)
  const count = (result: Result['result']) => rows.filter((row) => row.result === result).length
  const document = {
    command: `npm run test:real -- --server ${hostOnly(server)} --email E --password P --record docs/verified`,
    date,
    commit: git('rev-parse', 'HEAD'),
    changed: git('status', '--porcelain', '--untracked-files=no', 'src').split('\n').filter(Boolean),
    versions: {
      cloudreve: await versionOf(server),
      node: process.versions.node,
      system: `${platform()} ${release()}`,
    },
    passed: count('passed'),
    failed: count('failed'),
    notSeen: count('not seen'),
    rows,
  }
  await mkdir(folder ?? '.', { recursive: true })
  await writeFile(path, `${JSON.stringify(document, null, 1)}\n`)
  return path
}

/** Which server it was is nobody's business, unless it was on this machine. */
function hostOnly(server: string): string {
  const { hostname, protocol } = new URL(server)
  return ['127.0.0.1', 'localhost'].includes(hostname) ? `${protocol}//${hostname}:PORT` : 'URL'
}

function git(...args: string[]): string {
  return execFileSync('git', args, { encoding: 'utf8' }).trim()
}

async function versionOf(server: string): Promise<string> {
  const reply = await fetch(`${server}/api/v4/site/ping`)
  return ((await reply.json()) as { data: string }).data
}
