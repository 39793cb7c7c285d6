import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { onTestFinished } from 'vitest'
import { program as programPath } from '../../../programs/program.ts'
import { eventsOf, type Ran } from './run.ts'
import { Screen } from './streams.ts'

const ptyScript = fileURLToPath(new URL('on_terminal.py', import.meta.url))

export interface RunningProcess {
  readonly child: ChildProcess
  readonly out: Screen
  readonly err: Screen
  type(text: string): void
  /** `code` is null after a signal. */
  readonly ended: Promise<Omit<Ran, 'code'> & { readonly code: number | null }>
}

export interface ProcessOptions {
  /** Through this program, which runs the rest of its command line. */
  readonly via?: readonly string[]
  readonly env: Readonly<Record<string, string>>
  readonly cwd?: string
  readonly uid?: number
}

/** The command line as a process of its own. */
export function spawnCli(argv: readonly string[], options: ProcessOptions): RunningProcess {
  const [program = '', ...rest] = [...(options.via ?? []), process.execPath, programPath('cli'), ...argv]
  const child = spawn(program, rest, {
    env: { ...process.env, LANG: 'en_US.UTF-8', ...options.env },
    cwd: options.cwd,
    uid: options.uid,
    gid: options.uid,
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  const out = new Screen(false)
  const err = new Screen(false)
  child.stdout.setEncoding('utf8').pipe(out)
  child.stderr.setEncoding('utf8').pipe(err)
  const ended = once(child, 'close').then(([code]) => ({
    code: code as number | null,
    out: out.text,
    err: err.text,
    events: eventsOf(out.text),
  }))
  return { child, out, err, type: (text) => void child.stdin.write(text), ended }
}

/** As `spawnCli` on a pseudo-terminal: both outputs arrive in `out`. */
export function spawnOnTerminal(argv: readonly string[], options: ProcessOptions): RunningProcess {
  return spawnCli(argv, { ...options, via: ['python3', ptyScript] })
}

/** Why there is no pseudo-terminal for tests; null: there is. */
export const noTerminal: string | null =
  process.platform === 'win32' || spawnSync('python3', ['-c', 'import pty']).status !== 0
    ? 'no python3 with pty here'
    : null
