import http from 'node:http'
import net from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { generate } from 'selfsigned'
import { onTestFinished } from 'vitest'
import { createHttp, type HttpOptions } from '../../../src/core/node/http/index.ts'
import type {
  CertificateInspector,
  Clock,
  Http,
  HttpBody,
  HttpRequest,
} from '../../../src/core/ports/index.ts'
import { trusting } from '../trust.ts'

const clock: Clock = {
  now: Date.now,
  monotonic: () => performance.now(),
  sleep: (ms, signal) => sleep(ms, undefined, signal ? { signal } : {}),
}

/** The transport under test, its idle connections closed when the test ends. */
export function transport(
  options: { ca?: readonly string[] } & Partial<Pick<HttpOptions, 'trust' | 'proxies'>> = {},
): Http & CertificateInspector {
  const { ca = [], ...more } = options
  const client = createHttp({ clock, userAgent: 'Redrop/test', trust: trusting(ca), ...more })
  onTestFinished(() => client.close())
  return client
}

/** Listens on a free port of the loopback until the test ends; the answer is its origin. */
export async function listen(server: net.Server, host = '127.0.0.1', scheme = 'http'): Promise<string> {
  const sockets = new Set<net.Socket>()
  server.on('connection', (socket) => {
    sockets.add(socket)
    socket.on('error', () => undefined)
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(0, host, resolve)
  })
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy()
    server.close()
  })
  const { address, port, family } = server.address() as net.AddressInfo
  return `${scheme}://${family === 'IPv6' ? `[${address}]` : address}:${port}`
}

/** A server that treats each connection as it likes. */
export function rawServer(onConnection: (socket: net.Socket) => void): Promise<string> {
  return listen(net.createServer(onConnection))
}

export function httpServer(handler: http.RequestListener): Promise<string> {
  return listen(http.createServer(handler))
}

export function put(origin: string, body: HttpRequest['body'], more: Partial<HttpRequest> = {}): HttpRequest {
  return { method: 'PUT', url: new URL('/file', origin), headers: {}, ...(body && { body }), ...more }
}

export function get(origin: string, more: Partial<HttpRequest> = {}): HttpRequest {
  return { method: 'GET', url: new URL('/file', origin), headers: {}, ...more }
}

/** Bytes that differ everywhere, so that a lost, doubled or reordered block shows. */
export function pattern(length: number): Buffer {
  const bytes = Buffer.allocUnsafe(length)
  for (let at = 0; at + 4 <= length; at += 4) bytes.writeUInt32LE(at, at)
  for (let at = length - (length % 4); at < length; at++) bytes[at] = at & 0xff
  return bytes
}

export interface BodyOptions {
  readonly block?: number
  /** Announced instead of the true length. */
  readonly length?: number
  readonly onFlushed?: (bytes: number) => void
}

/** Streams `content` through one reused buffer, as slowly as the connection takes it. */
export function streamed(content: Buffer, options: BodyOptions = {}): HttpBody {
  const { block = 64 * 1024, length = content.length, onFlushed } = options
  const buffer = Buffer.alloc(block)
  return {
    length,
    async send(sink, signal) {
      for (let at = 0; at < content.length; at += block) {
        const size = content.copy(buffer, 0, at, at + block)
        await new Promise<void>((resolve, reject) => {
          signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true })
          sink.write(buffer.subarray(0, size), resolve)
        })
        onFlushed?.(at + size)
      }
    },
  }
}

export async function certificate(host = '127.0.0.1'): Promise<{ key: string; cert: string }> {
  const isAddress = net.isIP(host) !== 0
  const { private: key, cert } = await generate([{ name: 'commonName', value: host }], {
    keySize: 2048,
    extensions: [
      { name: 'basicConstraints', cA: true },
      { name: 'subjectAltName', altNames: [isAddress ? { type: 7, ip: host } : { type: 2, value: host }] },
    ],
  })
  return { key, cert }
}

/** Resolves with the error a promise rejects with. */
export async function failureOf(promise: Promise<unknown>): Promise<unknown> {
  return promise.then(
    () => Promise.reject(new Error('it did not fail')),
    (error: unknown) => error,
  )
}
