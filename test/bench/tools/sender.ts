import { mkdtemp } from 'node:fs/promises'
import { join } from 'node:path'
import type { Command, Reply, SenderSample } from '../sender/protocol.ts'
import { Child } from './child.ts'
import type { Login } from './remote.ts'

/** The product in a process of its own, signed in. */
export class Sender {
  private readonly child: Child

  private constructor(child: Child) {
    this.child = child
  }

  /** `ca`: a further certificate to trust, as a file. */
  static async start(folder: string, login: Login, ca?: string): Promise<Sender> {
    const home = await mkdtemp(join(folder, 'profile-'))
    const env = ca === undefined ? {} : { NODE_EXTRA_CA_CERTS: ca }
    const sender = new Sender(new Child(new URL('../sender/main.ts', import.meta.url), [home], env))
    await sender.ask({ do: 'sign-in', ...login })
    return sender
  }

  async upload(route: 'put' | 'session', path: string, uri: string): Promise<SenderSample> {
    return (await this.ask({ do: 'upload', route, path, uri })) as SenderSample
  }

  async replaceAll(folder: string, uri: string): Promise<SenderSample> {
    return (await this.ask({ do: 'replace-all', folder, uri })) as SenderSample
  }

  /** Bytes. */
  async peakMemory(): Promise<number> {
    return (await this.ask({ do: 'peak-memory' })) as number
  }

  async stop(): Promise<void> {
    await this.ask({ do: 'sign-out' })
    await this.child.stop()
  }

  private async ask(command: Command): Promise<unknown> {
    const reply = (await this.child.ask(command)) as Reply
    if ('error' in reply) throw new Error(`${command.do}: ${reply.error}`)
    return reply.value
  }
}
