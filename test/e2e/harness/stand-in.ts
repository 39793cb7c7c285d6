import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import type { Commands } from '../../electron/control/commands.ts'
import type { Told } from '../../electron/control/listen.ts'

const run = fileURLToPath(new URL('../../electron/run.ts', import.meta.url))

export interface Launch {
  /** Folder with the package.json of a built app. */
  readonly folder: string
  readonly args?: readonly string[]
  readonly env?: NodeJS.ProcessEnv
}

type Argument<C extends keyof Commands> = Parameters<Commands[C]> extends [infer A] ? A : undefined
type Value<C extends keyof Commands> = Awaited<ReturnType<Commands[C]>>

/** A running stand-in, as its starter sees it. */
export class StandIn {
  readonly process: ChildProcess
  /** Where Chromium can be driven from. */
  endpoint = ''
  /** What the app wrote to standard error. */
  errors = ''
  private readonly waiting = new Map<
    number,
    { resolve: (value: unknown) => void; reject: (error: Error) => void }
  >()
  private next = 0

  private constructor(options: Launch) {
    this.process = spawn(process.execPath, [run, options.folder, ...(options.args ?? [])], {
      env: { ...process.env, ...options.env },
      stdio: ['ignore', 'inherit', 'pipe', 'ipc'],
    })
    this.process.stderr?.setEncoding('utf8').on('data', (text: string) => (this.errors += text))
  }

  static async start(options: Launch): Promise<StandIn> {
    const standIn = new StandIn(options)
    await standIn.listen()
    return standIn
  }

  /** Starts a second time beside one that runs; resolves with the exit code. */
  static async startAndWait(options: Launch): Promise<number | null> {
    return new StandIn(options).ended()
  }

  async ask<C extends keyof Commands>(
    command: C,
    ...[argument]: undefined extends Argument<C> ? [] : [Argument<C>]
  ): Promise<Value<C>> {
    const id = this.next++
    const answer = new Promise((resolve, reject) => {
      this.waiting.set(id, { resolve, reject })
      this.process.send({ id, command, argument })
    })
    return (await answer) as Value<C>
  }

  get running(): boolean {
    return this.process.exitCode === null && this.process.signalCode === null
  }

  /** Ends it as a crash would. */
  async kill(): Promise<void> {
    this.process.kill('SIGKILL')
    await this.ended()
  }

  /** Asks it to quit and waits; the exit code. */
  async quit(): Promise<number | null> {
    if (this.running) this.process.kill('SIGTERM')
    return this.ended()
  }

  async ended(): Promise<number | null> {
    if (this.running) await once(this.process, 'exit')
    return this.process.exitCode
  }

  private async listen(): Promise<void> {
    const ready = new Promise<void>((resolve, reject) => {
      this.process.on('message', (told: Told) => {
        if ('ready' in told) {
          this.endpoint = told.ready
          resolve()
          return
        }
        const call = this.waiting.get(told.id)
        this.waiting.delete(told.id)
        if (told.error === undefined) call?.resolve(told.value)
        else call?.reject(new Error(told.error))
      })
      this.process.once('exit', (code) => {
        const error = new Error(`the app ended (${String(code)}): ${this.errors}`)
        reject(error)
        for (const call of this.waiting.values()) call.reject(error)
      })
    })
    await ready
  }
}
