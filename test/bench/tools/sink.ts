import { Child } from './child.ts'
import type { Certificate } from './certificate.ts'

/** The process that drops what it is sent. */
export class Sink {
  readonly url: string
  private readonly child: Child

  private constructor(child: Child, url: string) {
    this.child = child
    this.url = url
  }

  static async start(tls: Certificate | null): Promise<Sink> {
    const child = new Child('sink/main.ts', tls ? [tls.keyFile, tls.certFile] : [])
    const { url } = (await child.next()) as { url: string }
    return new Sink(child, url)
  }

  /** Processor seconds so far: at a second per second it is the sink that is measured. */
  async cpu(): Promise<number> {
    const { cpu } = (await this.child.ask({ do: 'cpu' })) as { cpu: NodeJS.CpuUsage }
    return (cpu.user + cpu.system) / 1e6
  }

  stop(): Promise<void> {
    return this.child.stop()
  }
}
