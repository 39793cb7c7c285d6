import { once } from 'node:events'
import {
  createServer,
  request as plain,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http'
import { request as secure } from 'node:https'
import type { AddressInfo } from 'node:net'

interface Passed {
  /** `METHOD /path`, below `/api/v4`. */
  readonly request: string
  bodyBytes: number
}

interface Trouble {
  readonly request: RegExp
  /** `none`: it is only told of. */
  readonly kind: 'none' | 'body' | 'answer'
  /** Bytes of the body that still pass. */
  readonly after: number
  readonly happened: () => void
}

/** Stands between the client and the site, counts what the client sends, and breaks connections when asked to. */
export class Wire {
  private readonly server: Server
  private readonly site: URL
  private passed: Passed[] = []
  private trouble: Trouble | null = null

  private constructor(site: URL) {
    this.site = site
    this.server = createServer((request, reply) => this.pass(request, reply))
  }

  static async to(site: string): Promise<Wire> {
    const wire = new Wire(new URL(site))
    wire.server.listen(0, '127.0.0.1')
    await once(wire.server, 'listening')
    return wire
  }

  /** The site by this way, without a trailing slash. */
  get url(): string {
    const { port } = this.server.address() as AddressInfo
    return `http://127.0.0.1:${port}${this.site.pathname.replace(/\/$/, '')}`
  }

  /** From here on it is counted. */
  mark(): void {
    this.passed = []
  }

  /** Bytes of content that left the client since the mark. */
  contentBytes(): number {
    return this.passed.reduce((sum, { request, bodyBytes }) => sum + (isContent(request) ? bodyBytes : 0), 0)
  }

  /** Requests with content since the mark, with the bytes of each. */
  contentRequests(): string[] {
    const ofContent = this.passed.filter(({ request }) => isContent(request))
    return ofContent.map(({ request, bodyBytes }) => `${named(request)}: ${bodyBytes} B`)
  }

  /** Resolves when the next such request arrives here, with nothing of it passed on yet. */
  arrival(request: RegExp): Promise<void> {
    return new Promise((happened) => (this.trouble = { request, kind: 'none', after: 0, happened }))
  }

  /** Breaks the next such request when so many bytes of its body have passed. Resolves when that has happened. */
  breakBody(request: RegExp, after: number): Promise<void> {
    return new Promise((happened) => (this.trouble = { request, kind: 'body', after, happened }))
  }

  /** The site answers the next such request, and the client never hears it. Resolves when that has happened. */
  loseAnswer(request: RegExp): Promise<void> {
    return new Promise((happened) => (this.trouble = { request, kind: 'answer', after: 0, happened }))
  }

  async close(): Promise<void> {
    const closed = once(this.server, 'close')
    this.server.close()
    this.server.closeAllConnections()
    await closed
  }

  private pass(incoming: IncomingMessage, reply: ServerResponse): void {
    const { method = 'GET', url = '/' } = incoming
    const path = url.slice(this.site.pathname.replace(/\/$/, '').length)
    const passed = { request: `${method} ${path.replace('/api/v4', '').split('?')[0] ?? ''}`, bodyBytes: 0 }
    this.passed.push(passed)
    const trouble = this.trouble?.request.test(passed.request) ? this.trouble : null
    if (trouble) this.trouble = null
    if (trouble?.kind === 'none') trouble.happened()
    const send = this.site.protocol === 'https:' ? secure : plain
    const headers = { ...incoming.headers, host: this.site.host }
    const outgoing = send(new URL(url, this.site), { method, headers })
    const breakUp = () => {
      outgoing.destroy()
      incoming.socket.destroy()
      trouble?.happened()
    }
    incoming.on('data', (piece: Buffer) => {
      if (outgoing.destroyed) return
      const limit = trouble?.kind === 'body' ? trouble.after - passed.bodyBytes : piece.length
      const part = piece.subarray(0, limit)
      passed.bodyBytes += part.length
      const isBreaking = part.length < piece.length
      const isFull = !outgoing.write(part, () => isBreaking && breakUp())
      if (isFull) incoming.pause()
    })
    outgoing.on('drain', () => incoming.resume())
    incoming.on('end', () => outgoing.end())
    // Only what is not fully sent is hung up on: the rest may be in the middle of its work.
    incoming.on('close', () => incoming.complete || outgoing.destroy())
    outgoing.on('error', () => incoming.socket.destroy())
    outgoing.on('response', (answer) => {
      if (trouble?.kind === 'answer') {
        answer.resume().once('end', breakUp)
        return
      }
      reply.writeHead(answer.statusCode ?? 502, answer.headers)
      answer.pipe(reply)
      reply.on('close', () => answer.complete || answer.destroy())
    })
  }
}

function isContent(request: string): boolean {
  return /^(PUT \/file\/content|POST \/file\/upload\/.+)$/.test(request)
}

/** Ids of sessions are of no interest. */
function named(request: string): string {
  return request.replace(/\/upload\/[^/]+\//, '/upload/…/')
}
