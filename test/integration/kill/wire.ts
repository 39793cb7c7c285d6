import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net'
import { once } from 'node:events'

/** A wire between client and server that counts bytes, and breaks after exactly as many as asked for. */
export class Wire {
  private readonly server: Server
  private readonly sockets = new Set<Socket>()
  private left = { up: Infinity, down: Infinity }
  private onBreak: () => void = () => undefined

  private constructor(port: number) {
    this.server = createServer((client) => this.join(client, connect(port, '127.0.0.1')))
  }

  static async to(port: number): Promise<Wire> {
    const wire = new Wire(port)
    wire.server.listen(0, '127.0.0.1')
    await once(wire.server, 'listening')
    return wire
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`
  }

  /** Lets so many more bytes through, up to the server or down from it; then nothing more, and `then` is called. */
  breakAfter(direction: 'up' | 'down', bytes: number, then: () => void): void {
    this.left = { up: Infinity, down: Infinity, [direction]: bytes }
    this.onBreak = then
  }

  mend(): void {
    this.left = { up: Infinity, down: Infinity }
  }

  async close(): Promise<void> {
    const closed = once(this.server, 'close')
    this.server.close()
    for (const socket of this.sockets) socket.destroy()
    await closed
  }

  private join(client: Socket, upstream: Socket): void {
    this.carry('up', client, upstream)
    this.carry('down', upstream, client)
  }

  private carry(direction: 'up' | 'down', from: Socket, to: Socket): void {
    this.sockets.add(from)
    from.on('data', (piece: Buffer) => {
      const passed = piece.subarray(0, this.left[direction])
      if (passed.length > 0 && !to.write(passed)) {
        from.pause()
        to.once('drain', () => from.resume())
      }
      this.left[direction] -= passed.length
      // Read on, so that the end of a killed process is seen.
      if (passed.length < piece.length) this.onBreak()
    })
    from.on('error', () => to.destroy())
    from.on('close', () => {
      this.sockets.delete(from)
      to.destroy()
    })
  }
}
