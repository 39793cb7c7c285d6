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

  /** `concurrency`: chunks of a session at a time; Cloudreve allows one unless an administrator says otherwise. */
  static async start(tls: Certificate | null, concurrency = 1): Promise<Sink> {
    const files = tls ? [tls.keyFile, tls.certFile] : []
    const child = new Child(new URL('../sink/main.ts', import.meta.url), [String(concurrency), ...files])
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
