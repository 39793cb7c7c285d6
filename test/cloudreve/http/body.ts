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
  private pieces: AsyncIterator<Buffer> | null = null
  private endedEarly: Error | null = null
  private failPending: (error: Error) => void = () => undefined

  constructor(request: IncomingMessage) {
    this.request = request
  }

  /** Ends the body before its length is there although the connection can still carry an answer (half close). */
  endEarly(error: Error): void {
    this.endedEarly = error
    this.failPending(error)
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
    // One iterator for all readers: what a handler left is drained behind it.
    this.pieces ??= this.request[Symbol.asyncIterator]() as AsyncIterator<Buffer>
    for (;;) {
      const next = await this.next(this.pieces)
      if (next.done === true) return
      this.received += next.value.length
      await this.disturb?.(this.received)
      yield next.value
    }
  }

  private next(pieces: AsyncIterator<Buffer>): Promise<IteratorResult<Buffer>> {
    return new Promise((resolve, reject) => {
      if (this.endedEarly !== null) {
        reject(this.endedEarly)
        return
      }
      this.failPending = reject
      pieces.next().then(resolve, reject)
    })
  }
}
