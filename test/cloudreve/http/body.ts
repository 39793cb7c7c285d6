import type { IncomingMessage } from 'node:http'

/** How a fault knob disturbs the reading of one body. */
export interface BodyDisturbance {
  /** Called before each piece is handed on, with the bytes received so far; may wait or break the connection. */
  before(received: number): Promise<void>
}

/** The bytes of one request, counted as they arrive. */
export class Body {
  received = 0
  disturbance: BodyDisturbance | null = null
  private readonly request: IncomingMessage

  constructor(request: IncomingMessage) {
    this.request = request
  }

  /** Pieces in order. Throws when the connection ends before the announced length. */
  async *read(): AsyncGenerator<Buffer> {
    for await (const piece of this.request as AsyncIterable<Buffer>) {
      this.received += piece.length
      await this.disturbance?.before(this.received)
      yield piece
    }
  }

  async buffer(): Promise<Buffer> {
    const pieces: Buffer[] = []
    for await (const piece of this.read()) pieces.push(piece)
    return Buffer.concat(pieces)
  }

  /** Reads what is left and drops it: the real server answers a refusal only after the whole body (contract §5.7). */
  async drain(): Promise<void> {
    if (this.request.readableEnded || this.request.destroyed) return
    const rest = this.read()
    while ((await rest.next()).done !== true);
  }
}
