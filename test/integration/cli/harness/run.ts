import { vi } from 'vitest'
import { runCli } from '../../../../src/cli/program.ts'
import { keyboard, Screen } from './streams.ts'

vi.mock('../../../../src/core/node/secrets/keychain.ts', () => import('./keychain.ts'))
// A test opens no window on the screen of the person who runs it.
vi.mock('../../../../src/core/node/browser/open-browser.ts', () => ({
  openBrowser: () => Promise.resolve(false),
}))

export interface RunOptions {
  readonly env?: Readonly<Record<string, string>>
  /** What stands on standard input; it ends there. */
  readonly stdin?: string
  /** A terminal on all three streams. */
  readonly tty?: boolean
}

export interface CliEvent {
  readonly event: string
  readonly [field: string]: unknown
}

export interface Ran {
  readonly code: number
  readonly out: string
  readonly err: string
  /** The JSON lines of standard output. */
  readonly events: readonly CliEvent[]
}

export interface Running {
  readonly out: Screen
  readonly err: Screen
  type(text: string): void
  readonly ended: Promise<Ran>
}

/** One command line in this process, on streams of its own. */
export function begin(argv: readonly string[], options: RunOptions = {}): Running {
  const tty = options.tty ?? false
  const out = new Screen(tty)
  const err = new Screen(tty)
  const stdin = keyboard(tty)
  if (options.stdin !== undefined) stdin.end(options.stdin)
  else if (!tty) stdin.end()
  const env = { LANG: 'en_US.UTF-8', ...options.env }
  const ended = runCli(argv, { env, stdin, stdout: out, stderr: err }).then((code) => ({
    code,
    out: out.text,
    err: err.text,
    events: eventsOf(out.text),
  }))
  return { out, err, type: (text) => void stdin.write(text), ended }
}

export function eventsOf(text: string): CliEvent[] {
  const lines = text.split('\n').filter((line) => line.startsWith('{'))
  return lines.map((line) => JSON.parse(line) as CliEvent)
}
