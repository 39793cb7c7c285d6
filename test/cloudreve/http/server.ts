import { createServer } from 'node:http'
import type { Server } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import type { AddressInfo, Socket } from 'node:net'
import type { App } from './app.ts'

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

export async function listen(options: ListenOptions, app: App): Promise<Listener> {
  // The real server has no time limits (contract §5.7); neither has this one.
  const timeouts = { requestTimeout: 0, headersTimeout: 0, keepAliveTimeout: 60_000 }
  const server: Server =
    options.tls === null ? createServer(timeouts) : createTlsServer({ ...timeouts, ...options.tls })
  const sockets = new Set<Socket>()
  server.on('connection', (socket: Socket) => {
    sockets.add(socket)
    socket.once('close', () => sockets.delete(socket))
  })
  server.on('request', (request, response) => app.accept(request, response, false))
  server.on('checkContinue', (request, response) => app.accept(request, response, true))
  server.on('clientError', (error, socket) => app.malformed(error, socket))
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
