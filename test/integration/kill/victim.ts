import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { program } from '../../programs/program.ts'
import type { Order, Report, Setup } from './messages.ts'

export interface VictimOptions extends Setup {
  /** The profile's folder. */
  readonly home: string
  /** Compiled code that later processes need not compile again. */
  readonly cache: string
}

/** A process with the whole core in it. */
export class Victim {
  private readonly process: ChildProcess

  private constructor(process: ChildProcess) {
    this.process = process
  }

  static async start(options: VictimOptions): Promise<Victim> {
    const { home, cache, ...setup } = options
    const { DBUS_SESSION_BUS_ADDRESS: _, REDROP_PASSPHRASE: __, ...env } = process.env
    const child = spawn(process.execPath, [program('kill'), JSON.stringify(setup)], {
      env: {
        ...env,
        REDROP_HOME: home,
        NODE_COMPILE_CACHE: cache,
      },
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    })
    await Promise.race([once(child, 'message'), failed(child)])
    return new Victim(child)
  }

  /** Null: it was killed. */
  async obey(order: Order): Promise<Report | null> {
    const report = once(this.process, 'message') as Promise<[Report]>
    const exit = once(this.process, 'exit') as Promise<[number | null, NodeJS.Signals | null]>
    this.process.send(order)
    const first = await Promise.race([report, exit])
    if (typeof first[0] === 'object' && first[0] !== null) return first[0]
    const signal = first[1]
    if (signal !== 'SIGKILL')
      throw new Error(`the process ended by itself: ${String(first[0])} ${String(signal)}`)
    return null
  }

  kill(): void {
    this.process.kill('SIGKILL')
  }

  async end(): Promise<void> {
    if (this.process.exitCode !== null || this.process.signalCode !== null) return
    const closed = once(this.process, 'exit')
    this.process.disconnect()
    await closed
  }
}

async function failed(child: ChildProcess): Promise<never> {
  const [code] = (await once(child, 'exit')) as [number | null]
  throw new Error(`the process could not start: ${String(code)}`)
}
