import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { processCpu } from './process-cpu.ts'

const script = fileURLToPath(new URL('../../cloudreve/serve.ts', import.meta.url))

/** The test server in a process of its own. */
export class StandIn {
  readonly url: string
  private readonly process: ChildProcess

  private constructor(process: ChildProcess, url: string) {
    this.process = process
    this.url = url
  }

  static async start(user: { readonly email: string; readonly password: string }): Promise<StandIn> {
    const args = [script, '--users', `${user.email}:${user.password}`]
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
    // It does not notice by itself that the benchmark has failed.
    process.once('exit', () => child.kill('SIGKILL'))
    const [line] = (await once(child.stdout.setEncoding('utf8'), 'data')) as [string]
    return new StandIn(child, line.replace('READY ', '').trim())
  }

  /** Processor seconds so far; null where that cannot be told. */
  async cpu(): Promise<number | null> {
    return (await processCpu(this.process.pid ?? 'self'))?.own ?? null
  }

  async stop(): Promise<void> {
    const exited = once(this.process, 'exit')
    this.process.kill('SIGTERM')
    await exited
  }
}
