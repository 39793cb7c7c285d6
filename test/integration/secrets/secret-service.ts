import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync, readFileSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { text } from 'node:stream/consumers'
import { expect } from 'vitest'
import { program } from '../../programs/program.ts'

/** Why there is no real Secret Service to test with; null: there is. */
export const missing = missingTools()

function missingTools(): string | null {
  if (process.platform !== 'linux') return 'the Secret Service is tested on Linux only'
  const tools = ['dbus-run-session', 'gnome-keyring-daemon', 'secret-tool', 'dbus-send']
  const absent = tools.filter((tool) => spawnSync('sh', ['-c', `command -v ${tool}`]).status !== 0)
  return absent.length > 0 ? `not installed: ${absent.join(', ')}` : null
}

export interface Report {
  readonly tier: string
  readonly why: string | null
  /** Milliseconds opening took. */
  readonly took: number
  readonly results: readonly unknown[]
}

export type Job = readonly [what: string, name?: string, value?: string]

export interface Setting {
  /** Home of the keyring; the same folder is the same keyring. */
  readonly folder: string
  /** `KEY=value` that only this process gets; a bus address for example. */
  readonly env?: Readonly<Record<string, string>>
  readonly service?: string
}

/** Opens a secret store in a process that sees no session bus but the given one. */
export async function withoutSession(setting: Setting, jobs: readonly Job[] = []): Promise<Report> {
  return report(setting, process.execPath, childArguments(setting, jobs))
}

/** The same in a D-Bus session of its own; `password` (may be empty) unlocks or makes a keyring, null: no keyring. */
export async function inSession(
  setting: Setting & { readonly password: string | null },
  jobs: readonly Job[] = [],
): Promise<Report> {
  const { folder, password } = setting
  await mkdir(folder, { recursive: true })
  const config = join(folder, 'bus.conf')
  await writeFile(config, busConfig(folder))
  const unlock = 'printf %s "$1" | gnome-keyring-daemon --unlock --components=secrets > "$2" 2>&1; shift 2'
  const script = `${password === null ? 'shift 2' : unlock}; exec "$@"`
  return report(setting, 'dbus-run-session', [
    `--config-file=${config}`,
    '--',
    ...['sh', '-c', script, 'sh', password ?? '', join(folder, 'keyring.log')],
    ...[process.execPath, ...childArguments(setting, jobs)],
  ])
}

function childArguments({ folder, service }: Setting, jobs: readonly Job[]): string[] {
  return [program('secrets'), join(folder, 'secrets.enc.json'), service ?? 'Redrop', JSON.stringify(jobs)]
}

async function report(setting: Setting, command: string, args: readonly string[]): Promise<Report> {
  const { folder } = setting
  const env = {
    PATH: process.env['PATH'],
    HOME: folder,
    XDG_DATA_HOME: join(folder, 'data'),
    XDG_CACHE_HOME: join(folder, 'cache'),
    XDG_RUNTIME_DIR: folder,
    LC_ALL: 'C.UTF-8',
    ...setting.env,
  }
  await mkdir(env.XDG_DATA_HOME, { recursive: true })
  const child = spawn(command, args, { env, stdio: ['ignore', 'pipe', 'pipe'] })
  const [said, complaints] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'exit')])
  await noneLeft(folder)
  if (said === '') throw new Error(`no report: ${complaints}`)
  return JSON.parse(said) as Report
}

/** Daemons end with their session, a moment later. */
async function noneLeft(folder: string): Promise<void> {
  for (let tries = 0; tries < 100 && processesOf(folder).length > 0; tries++) await delay(50)
  const left = processesOf(folder)
  for (const pid of left) process.kill(pid, 'SIGKILL')
  expect(left, 'processes left behind').toEqual([])
}

function processesOf(folder: string): number[] {
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name))
  return pids.map(Number).filter((pid) => {
    try {
      return readFileSync(`/proc/${pid}/environ`, 'utf8').includes(`XDG_RUNTIME_DIR=${folder}\0`)
    } catch {
      // Gone by now, or not ours.
      return false
    }
  })
}

/** A bus that starts nothing by itself. */
function busConfig(folder: string): string {
  return `<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
  "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:dir=${folder}</listen>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
`
}
