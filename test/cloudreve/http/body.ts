import type { IncomingMessage } from 'node:http'

/** The bytes of one request, counted as they arrive. */
export class Body {
  /** Bytes that came so far. */
  received = 0
  /** Called with `received` before a piece is handed on; may wait or break the connection. */
  disturb: ((received: number) => Promise<void>) | null = null
  /** Called before the first byte is wanted by a handler; answers `Expect: 100-continue`. */
  onRead: (() => void) | null = null
  private readonly request: IncomingMessage
  private readonly ended: Promise<never>
  /** Ends the body early although the connection can still carry an answer (half close). */
  endEarly: (error: Error) => void = () => undefined

  constructor(request: IncomingMessage) {
    this.request = request
    this.ended = new Promise((_resolve, reject) => (this.endEarly = reject))
    // Nobody may be reading when it happens.
    this.ended.catch(() => undefined)
  }

  /** Pieces in order. Throws when the body ends before its announced length. */
  async *read(): AsyncGenerator<Buffer> {
    this.onRead?.()
    this.onRead = null
    yield* this.rest()
  }

  async buffer(): Promise<Buffer> {
    const pieces: Buffer[] = []
    for await (const piece of this.read()) pieces.push(piece)
    return Buffer.concat(pieces)
  }

  /** Reads what is left and drops it: the real server answers a refusal only after the whole body (contract §5.7). */
  async drain(): Promise<void> {
    if (this.request.readableEnded || this.request.destroyed) return
    const rest = this.rest()
    while ((await rest.next()).done !== true);
  }

  private async *rest(): AsyncGenerator<Buffer> {
    const pieces = this.request[Symbol.asyncIterator]() as AsyncIterator<Buffer>
    for (;;) {
      const next = await Promise.race([pieces.next(), this.ended])
      if (next.done === true) return
      this.received += next.value.length
      await this.disturb?.(this.received)
      yield next.value
    }
  }
}
