import { once } from 'node:events'
import net, { type AddressInfo, type Socket } from 'node:net'

interface Link {
  readonly roundTripMs: number
  /** Towards the server; the way back is not limited. */
  readonly bytesPerSecond: number
}

/** A proxy that is as slow as a long line: each byte arrives half a round trip later, all connections share the rate. */
export class SlowLink {
  readonly url: string
  private readonly server: net.Server
  private readonly sockets: Set<Socket>

  private constructor(url: string, server: net.Server, sockets: Set<Socket>) {
    this.url = url
    this.server = server
    this.sockets = sockets
  }

  static async open(target: string, link: Link): Promise<SlowLink> {
    const { hostname, port } = new URL(target)
    const sockets = new Set<Socket>()
    const up = new Line(link.roundTripMs / 2, link.bytesPerSecond)
    const down = new Line(link.roundTripMs / 2, Infinity)
    const server = net.createServer((client) => {
      const remote = net.connect(Number(port), hostname)
      for (const socket of [client, remote]) {
        sockets.add(socket)
        socket.setNoDelay(true)
        socket.once('close', () => sockets.delete(socket))
        socket.on('error', () => socket.destroy())
      }
      up.carry(client, remote)
      down.carry(remote, client)
    })
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
    const at = server.address() as AddressInfo
    return new SlowLink(`http://127.0.0.1:${at.port}`, server, sockets)
  }

  async close(): Promise<void> {
    for (const socket of this.sockets) socket.destroy()
    this.server.close()
    await once(this.server, 'close')
  }
}

/** Milliseconds of sending that wait before the line, as in a router: without them every late timer is a gap. */
const queueMs = 20

/** One direction. */
class Line {
  private readonly delayMs: number
  private readonly bytesPerSecond: number
  private freeAt = 0

  constructor(delayMs: number, bytesPerSecond: number) {
    this.delayMs = delayMs
    this.bytesPerSecond = bytesPerSecond
  }

  carry(from: Socket, to: Socket): void {
    from.on('data', (piece) => {
      const now = performance.now()
      this.freeAt = Math.max(this.freeAt, now) + (piece.length / this.bytesPerSecond) * 1000
      const wait = this.freeAt - now
      setTimeout(() => to.write(piece), wait + this.delayMs)
      if (wait < queueMs) return
      from.pause()
      setTimeout(() => from.resume(), wait - queueMs / 2)
    })
    from.on('end', () => {
      setTimeout(() => to.end(), Math.max(0, this.freeAt - performance.now()) + this.delayMs)
    })
    from.on('close', () => setTimeout(() => to.destroy(), this.delayMs))
  }
}
