import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { program } from '../../programs/program.ts'
import type { Client, Order, Settings, Told } from './messages.ts'

/** A client in a process of its own. */
export class ProcessClient implements Client {
  /** Index of the journal event of the next order at which it dies. */
  killAt: number | null = null
  private readonly child: ChildProcess

  private constructor(child: ChildProcess) {
    this.child = child
  }

  static async start(settings: Settings): Promise<ProcessClient> {
    const { DBUS_SESSION_BUS_ADDRESS: _, REDROP_PASSPHRASE: __, ...env } = process.env
    const child = spawn(process.execPath, [program('faults'), JSON.stringify(settings)], {
      env: { ...env, NODE_COMPILE_CACHE: join(tmpdir(), 'redrop-faults-compiled') },
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    })
    const exit = once(child, 'exit').then(([code]) =>
      Promise.reject(new Error(`could not start: ${String(code)}`)),
    )
    await Promise.race([once(child, 'message'), exit])
    exit.catch(() => undefined)
    return new ProcessClient(child)
  }

  async obey(order: Order): Promise<Told | null> {
    const told = once(this.child, 'message') as Promise<[Told]>
    const exit = once(this.child, 'exit') as Promise<[number | null, NodeJS.Signals | null]>
    this.child.send({ order, killAt: this.killAt })
    this.killAt = null
    const [first, signal] = await Promise.race([told, exit])
    if (typeof first === 'object' && first !== null) return first
    if (signal !== 'SIGKILL')
      throw new Error(`the client ended by itself: ${String(first)} ${String(signal)}`)
    return null
  }

  kill(): void {
    this.child.kill('SIGKILL')
  }

  async close(): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return
    const closed = once(this.child, 'exit')
    this.child.disconnect()
    await closed
  }
}
