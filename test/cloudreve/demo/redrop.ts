import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

const cli = fileURLToPath(new URL('../../../out/main/cli.js', import.meta.url))

export interface Finished {
  readonly code: number | null
  readonly events: readonly CliEvent[]
}

export interface CliEvent {
  readonly event: string
  readonly [field: string]: unknown
}

/** Runs the built command line as a user would, with `--json` so that its events can be shown and checked. */
export class Redrop {
  private readonly env: NodeJS.ProcessEnv

  constructor(home: string) {
    // Where there is no keychain the passphrase keeps the demo's sign-in in an encrypted file of its own profile.
    this.env = {
      ...process.env,
      REDROP_HOME: home,
      REDROP_PASSPHRASE: 'demo',
      LANG: 'en_US.UTF-8',
    }
  }

  async run(
    args: readonly string[],
    options: { input?: string; onEvent?: (event: CliEvent, child: ChildProcess) => void } = {},
  ): Promise<Finished> {
    const child = spawn(process.execPath, [cli, ...args, '--json'], {
      env: this.env,
      stdio: [options.input === undefined ? 'ignore' : 'pipe', 'pipe', 'inherit'],
    })
    child.stdin?.end(options.input)
    const events: CliEvent[] = []
    let rest = ''
    child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      const lines = (rest + text).split('\n')
      rest = lines.pop() ?? ''
      for (const line of lines) {
        const event = JSON.parse(line) as CliEvent
        events.push(event)
        options.onEvent?.(event, child)
      }
    })
    const [code] = (await once(child, 'close')) as [number | null]
    return { code, events }
  }
}
