import { createServer } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'

export interface ListenOptions {
  readonly port: number
  readonly tls: { readonly key: string; readonly cert: string } | null
}

/** A listening socket of one life of the server. */
export interface Listener {
  readonly port: number
  /** Refuses new connections and waits until the running requests are answered. */
  stop(): Promise<void>
  /** Breaks every connection. */
  kill(): Promise<void>
}

export async function listen(
  options: ListenOptions,
  onRequest: (request: IncomingMessage, response: ServerResponse) => void,
): Promise<Listener> {
  // The real server has no time limits (contract §5.7); neither has this one.
  const timeouts = { requestTimeout: 0, headersTimeout: 0, keepAliveTimeout: 60_000 }
  const server: Server =
    options.tls === null
      ? createServer(timeouts, onRequest)
      : createTlsServer({ ...timeouts, ...options.tls }, onRequest)
  const sockets = new Set<Socket>()
  server.on('connection', (socket: Socket) => {
    sockets.add(socket)
    socket.once('close', () => sockets.delete(socket))
  })
  server.on('clientError', (_error, socket) => {
    if (!socket.writable) socket.destroy()
    else
      socket.end(
        'HTTP/1.1 400 Bad Request\r\nContent-Type: text/plain; charset=utf-8\r\nConnection: close\r\n\r\n400 Bad Request',
      )
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(options.port, '127.0.0.1', resolve)
  })
  const closed = new Promise<void>((resolve) => server.once('close', resolve))
  return {
    port: (server.address() as AddressInfo).port,
    stop: () => {
      server.close()
      server.closeIdleConnections()
      return closed
    },
    kill: () => {
      server.close()
      for (const socket of sockets) socket.destroy()
      return closed
    },
  }
}
