import { execFile } from 'node:child_process'
import { cpus, loadavg, totalmem, type } from 'node:os'
import { promisify } from 'node:util'
import { curlVersion } from '../tools/curl.ts'

const run = promisify(execFile)

export interface Machine {
  readonly cpu: string
  readonly cores: number
  readonly memoryGiB: number
  readonly system: string
  readonly node: string
  readonly curl: string
  readonly commit: string
}

export async function machine(): Promise<Machine> {
  const { stdout } = await run('git', ['describe', '--always', '--dirty']).catch(() => ({
    stdout: 'unknown',
  }))
  return {
    cpu: cpus()[0]?.model.trim() ?? 'unknown',
    cores: cpus().length,
    memoryGiB: Math.round(totalmem() / 2 ** 30),
    system: `${type()} ${process.arch}`,
    node: process.versions.node,
    curl: await curlVersion(),
    commit: stdout.trim(),
  }
}

/** Processes that wanted to run in the last minute: above the number of cores, times say little and ratios less. */
export function load(): number {
  return Math.round((loadavg()[0] ?? 0) * 10) / 10
}
