import type { Socket } from 'node:net'
import { Lines } from '../../core/node/local-socket/lines.ts'
import {
  answers,
  language,
  said,
  welcome,
  type AnswerTo,
  type AskFor,
  type Ask,
  type SocketEvent,
} from '../../core/node/local-socket/messages.ts'
import { RedropError } from '../../shared/errors.ts'

/** A list of many transfers comes in one line. */
const longestLine = 64 * 1024 * 1024

interface Waiting {
  resolve(value: unknown): void
  reject(error: unknown): void
}

/** The app that runs, as a command line speaks to it. */
export class AppClient {
  private readonly socket: Socket
  private readonly lines = new Lines(longestLine)
  private readonly waiting = new Map<number, Waiting>()
  private readonly listeners = new Set<(event: SocketEvent) => void>()
  private readonly welcomed = Promise.withResolvers<null>()
  private readonly ended = Promise.withResolvers<null>()
  private isWelcome = false
  private last = 0

  constructor(socket: Socket, token: string) {
    this.socket = socket
    this.welcomed.promise.catch(() => undefined)
    socket.on('data', (chunk: Buffer) => this.hear(chunk))
    socket.on('error', () => socket.destroy())
    socket.on('close', () => this.closed())
    socket.write(`${JSON.stringify({ redrop: language, token })}\n`)
  }

  /** Rejects if it is not the app, or one of another language. */
  get welcome(): Promise<null> {
    return this.welcomed.promise
  }

  /** The app has gone. */
  get gone(): Promise<null> {
    return this.ended.promise
  }

  /** Rejects with the RedropError that the app answers, and with `app-not-running` once it is gone. */
  async ask<D extends Ask['do']>(ask: AskFor<D>): Promise<AnswerTo<D>> {
    if (this.socket.destroyed) throw new RedropError('app-not-running')
    const id = this.last++
    const { promise, resolve, reject } = Promise.withResolvers<unknown>()
    this.waiting.set(id, { resolve, reject })
    this.socket.write(`${JSON.stringify({ id, ask })}\n`)
    return answers[ask.do].parse(await promise) as AnswerTo<D>
  }

  /** Returns the way to stop listening. */
  on(listener: (event: SocketEvent) => void): () => void {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  close(): void {
    this.socket.destroy()
  }

  private hear(chunk: Buffer): void {
    try {
      for (const line of this.lines.push(chunk)) this.understand(JSON.parse(line))
    } catch (error) {
      this.socket.destroy(error instanceof Error ? error : new Error(String(error)))
    }
  }

  private understand(value: unknown): void {
    if (!this.isWelcome) {
      welcome.parse(value)
      this.isWelcome = true
      this.welcomed.resolve(null)
      return
    }
    const message = said.parse(value)
    if ('event' in message) {
      this.listeners.forEach((listener) => listener(message))
      return
    }
    const waiting = this.waiting.get(message.id)
    this.waiting.delete(message.id)
    if (message.ok) waiting?.resolve(message.value)
    else waiting?.reject(new RedropError(message.error.code, message.error.params))
  }

  private closed(): void {
    const gone = new RedropError('app-not-running')
    this.welcomed.reject(gone)
    for (const waiting of this.waiting.values()) waiting.reject(gone)
    this.waiting.clear()
    this.ended.resolve(null)
  }
}
