import { once } from 'node:events'
import net from 'node:net'
import tls from 'node:tls'
import type { IncomingHttpHeaders } from 'node:http'
import { Reply } from './reply.ts'

/** A connection on which every byte is in the hands of the scenario. */
export class RawConnection {
  private readonly socket: net.Socket
  private readonly host: string
  private received = Buffer.alloc(0)
  private ended = false
  private wake = (): void => undefined

  private constructor(socket: net.Socket, host: string) {
    this.socket = socket
    this.host = host
    socket.on('data', (part: Buffer) => {
      this.received = Buffer.concat([this.received, part])
      this.wake()
    })
    const finish = (): void => {
      this.ended = true
      this.wake()
    }
    socket.on('end', finish)
    socket.on('close', finish)
    socket.on('error', finish)
  }

  static async open(site: string): Promise<RawConnection> {
    const url = new URL(site)
    const secure = url.protocol === 'https:'
    const to = { host: url.hostname, port: Number(url.port) || (secure ? 443 : 80), allowHalfOpen: true }
    const socket = secure ? tls.connect({ ...to, servername: url.hostname }) : net.connect(to)
    await once(socket, secure ? 'secureConnect' : 'connect')
    return new RawConnection(socket, url.host)
  }

  /** Sends a request line and headers; a header may be given twice as a list. `target` starts with `/`. */
  head(method: string, target: string, headers: Readonly<Record<string, string | readonly string[]>>): void {
    const lines = Object.entries({ Host: this.host, ...headers }).flatMap(([name, value]) =>
      (typeof value === 'string' ? [value] : value).map((each) => `${name}: ${each}\r\n`),
    )
    this.socket.write(`${method} ${target} HTTP/1.1\r\n${lines.join('')}\r\n`)
  }

  send(bytes: string | Uint8Array): void {
    this.socket.write(bytes)
  }

  /** No more bytes will come from here (FIN); the answer can still be read. */
  halfClose(): void {
    this.socket.end()
  }

  close(): void {
    this.socket.destroy()
  }

  /** RST instead of FIN. */
  reset(): void {
    this.socket.resetAndDestroy()
  }

  /** Resolves when the other side closed the connection. */
  async closed(): Promise<void> {
    while (!this.ended) await this.more()
  }

  /** Whether anything, also only a part of an answer, arrives within that time. */
  async hearsWithin(milliseconds: number): Promise<boolean> {
    if (this.received.length > 0 || this.ended) return true
    const timer = setTimeout(() => {
      this.wake()
    }, milliseconds)
    await this.more()
    clearTimeout(timer)
    return this.received.length > 0 || this.ended
  }

  /** The next complete answer, informational ones (1xx) too; null = the connection ended without one. */
  async next(): Promise<Reply | null> {
    for (;;) {
      const parsed = parse(this.received, this.ended)
      if (parsed !== null) {
        this.received = this.received.subarray(parsed.end)
        return parsed.reply
      }
      if (this.ended) return null
      await this.more()
    }
  }

  private more(): Promise<void> {
    return new Promise((resolve) => {
      this.wake = resolve
    })
  }
}

function parse(bytes: Buffer, ended: boolean): { reply: Reply; end: number } | null {
  const headEnd = bytes.indexOf('\r\n\r\n')
  if (headEnd < 0) return null
  const [line = '', ...fields] = bytes.subarray(0, headEnd).toString('latin1').split('\r\n')
  const status = Number(line.split(' ')[1])
  const headers: IncomingHttpHeaders = {}
  for (const field of fields) {
    const colon = field.indexOf(':')
    headers[field.slice(0, colon).toLowerCase()] = field.slice(colon + 1).trim()
  }
  const start = headEnd + 4
  if (status < 200 || status === 204 || status === 304) {
    return { reply: new Reply(status, headers, Buffer.alloc(0)), end: start }
  }
  if (headers['transfer-encoding'] === 'chunked') return parseChunked(bytes, start, status, headers)
  const length = headers['content-length']
  const end = length === undefined ? bytes.length : start + Number(length)
  if (length === undefined ? !ended : bytes.length < end) return null
  return { reply: new Reply(status, headers, bytes.subarray(start, end)), end }
}

function parseChunked(
  bytes: Buffer,
  start: number,
  status: number,
  headers: IncomingHttpHeaders,
): { reply: Reply; end: number } | null {
  const parts: Buffer[] = []
  let at = start
  for (;;) {
    const lineEnd = bytes.indexOf('\r\n', at)
    if (lineEnd < 0) return null
    const size = Number.parseInt(bytes.subarray(at, lineEnd).toString('latin1'), 16)
    const next = lineEnd + 2 + size + 2
    if (bytes.length < next) return null
    if (size === 0) return { reply: new Reply(status, headers, Buffer.concat(parts)), end: next }
    parts.push(bytes.subarray(lineEnd + 2, lineEnd + 2 + size))
    at = next
  }
}
