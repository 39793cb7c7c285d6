import { createHash, timingSafeEqual } from 'node:crypto'
import type { Socket } from 'node:net'
import { Lines } from '../../core/node/local-socket/lines.ts'
import {
  greeting,
  language,
  request,
  type Ask,
  type SocketEvent,
} from '../../core/node/local-socket/messages.ts'
import type { Logger } from '../../core/ports/index.ts'
import { explain } from '../../core/services/explain.ts'
import type { Limits } from './limits.ts'

export interface ConnectionParts {
  readonly socket: Socket
  readonly token: string
  readonly limits: Limits
  readonly log: Logger
  /** What a request comes to, or a promise of it that rejects with what went wrong. */
  answer(ask: Ask): unknown
  onClosed(): void
}

/** One command line on the line. Whatever is not understood ends this connection and nothing else. */
export class Connection {
  private readonly parts: ConnectionParts
  private lines: Lines
  private isGreeted = false
  private isWatching = false
  private running = 0
  private timer: NodeJS.Timeout | null

  constructor(parts: ConnectionParts) {
    this.parts = parts
    const { socket, limits } = parts
    this.lines = new Lines(limits.longestGreeting)
    this.timer = setTimeout(() => this.refuse('no greeting'), limits.greeting)
    socket.on('data', (chunk: Buffer) => this.hear(chunk))
    // The command line was ended in the middle of a word: nothing to tell anybody.
    socket.on('error', () => socket.destroy())
    socket.on('close', () => {
      this.wait(null)
      parts.onClosed()
    })
  }

  tell(event: SocketEvent): void {
    if (this.isWatching) this.say(event)
  }

  close(): void {
    this.parts.socket.destroy()
  }

  private hear(chunk: Buffer): void {
    try {
      for (const line of this.lines.push(chunk)) this.understand(line)
    } catch (error) {
      this.refuse(error instanceof Error ? error.message : String(error))
      return
    }
    if (!this.isGreeted || this.parts.socket.destroyed) return
    if (!this.lines.isOpen) this.wait(null)
    else this.timer ??= setTimeout(() => this.refuse('an endless line'), this.parts.limits.line)
  }

  /** Throws for what is no message. */
  private understand(line: string): void {
    const { socket, limits, token } = this.parts
    if (socket.destroyed) return
    const value: unknown = JSON.parse(line)
    if (this.isGreeted) {
      const { id, ask } = request.parse(value)
      if (++this.running > limits.requests) throw new RangeError('too many requests')
      void this.reply(id, ask)
      return
    }
    if (!isSame(greeting.parse(value).token, token)) throw new Error('another token')
    this.isGreeted = true
    this.wait(null)
    this.lines = new Lines(limits.longestLine)
    this.say({ redrop: language })
  }

  private async reply(id: number, ask: Ask): Promise<void> {
    if (ask.do === 'watch') this.isWatching = true
    try {
      const answer: unknown = this.parts.answer(ask)
      // What is known at once is said at once: no event that is newer goes before it.
      this.say({ id, ok: true, value: answer instanceof Promise ? ((await answer) as unknown) : answer })
    } catch (error) {
      const { code, params } = explain(error, { host: '', name: '', uri: '' })
      if (code === 'internal') this.parts.log.error('unexpected', { where: ask.do, error: String(error) })
      this.say({ id, ok: false, error: { code, params } })
    } finally {
      this.running--
    }
  }

  private say(message: unknown): void {
    const { socket, limits } = this.parts
    if (socket.destroyed) return
    socket.write(`${JSON.stringify(message)}\n`)
    if (socket.writableLength > limits.unread) this.refuse('nobody reads')
  }

  private refuse(why: string): void {
    this.parts.log.warn('local-socket-closed', { why })
    this.parts.socket.destroy()
  }

  private wait(timer: NodeJS.Timeout | null): void {
    if (this.timer !== null) clearTimeout(this.timer)
    this.timer = timer
  }
}

/** Takes as long for every wrong token. */
function isSame(given: string, token: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(given), digest(token))
}
