import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

/** A process of the benchmark that answers one question at a time. */
export class Child {
  private readonly process: ChildProcess

  constructor(script: URL, args: readonly string[], env: NodeJS.ProcessEnv = {}) {
    this.process = fork(fileURLToPath(script), [...args], { env: { ...process.env, ...env } })
  }

  /** The next message of the process. Rejects when it ends instead. */
  async next(): Promise<unknown> {
    const ended = new AbortController()
    try {
      return await Promise.race([
        once(this.process, 'message', { signal: ended.signal }).then(([message]: unknown[]) => message),
        once(this.process, 'exit', { signal: ended.signal }).then(([code]) => {
          throw new Error(`a process of the benchmark ended with ${String(code)}`)
        }),
      ])
    } finally {
      ended.abort()
    }
  }

  async ask(question: object): Promise<unknown> {
    const answer = this.next()
    this.process.send(question)
    return answer
  }

  async stop(): Promise<void> {
    if (this.process.exitCode !== null) return
    const exited = once(this.process, 'exit')
    this.process.disconnect()
    await exited
  }
}
