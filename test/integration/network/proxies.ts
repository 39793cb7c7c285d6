import http from 'node:http'
import https from 'node:https'
import net from 'node:net'
import { listen } from '../http/setup.ts'

export interface TestProxy {
  /** `http://127.0.0.1:port` and the like. */
  readonly url: string
  /** What was asked for: `CONNECT host:port`, `GET http://…`, `SOCKS host:port`. */
  readonly asked: string[]
}

export interface ProxyOptions {
  readonly user?: { readonly name: string; readonly password: string }
  readonly tls?: { readonly key: string; readonly cert: string }
  /** Status it refuses every tunnel with. */
  readonly refuses?: number
}

/** An HTTP proxy: tunnels by CONNECT, and requests by absolute URL. */
export async function httpProxy(options: ProxyOptions = {}): Promise<TestProxy> {
  const asked: string[] = []
  const wanted = options.user && basic(options.user)
  const isIn = ({ headers }: http.IncomingMessage) =>
    wanted === undefined || headers['proxy-authorization'] === wanted
  const server = options.tls ? https.createServer(options.tls) : http.createServer()
  server.on('request', (request: http.IncomingMessage, response: http.ServerResponse) => {
    asked.push(`${request.method} ${request.url}`)
    if (!isIn(request)) {
      response.writeHead(407, { 'proxy-authenticate': 'Basic', 'content-type': 'text/html' }).end('<html>')
      return
    }
    const { 'proxy-authorization': _, ...headers } = request.headers
    const onward = http.request(request.url ?? '', { method: request.method ?? 'GET', headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers)
      answer.pipe(response)
    })
    onward.on('error', () => response.writeHead(502).end())
    request.pipe(onward)
  })
  server.on('connect', (request: http.IncomingMessage, socket: net.Socket) => {
    asked.push(`CONNECT ${request.url}`)
    const status = isIn(request) ? options.refuses : 407
    if (status !== undefined) {
      socket.end(`HTTP/1.1 ${status} No\r\nContent-Length: 0\r\n\r\n`)
      return
    }
    const { hostname, port } = new URL(`http://${request.url}`)
    join(socket, hostname, Number(port || 80), () => {
      socket.write('HTTP/1.1 200 Connection established\r\n\r\n')
    })
  })
  const scheme = options.tls ? 'https' : 'http'
  return { url: await listen(server, '127.0.0.1', scheme), asked }
}

function basic({ name, password }: { name: string; password: string }): string {
  return `Basic ${Buffer.from(`${name}:${password}`).toString('base64')}`
}

/** A SOCKS5 proxy (RFC 1928) that connects to names and IPv4 addresses, with a user (RFC 1929) if one is given. */
export async function socksProxy(options: Pick<ProxyOptions, 'user'> = {}): Promise<TestProxy> {
  const asked: string[] = []
  const { user } = options
  const server = net.createServer((socket) => {
    void serve(socket).catch(() => socket.destroy())
  })

  async function serve(socket: net.Socket): Promise<void> {
    const read = reader(socket)
    const [, methods = 0] = await read(2)
    const offered = await read(methods)
    const method = user ? 2 : 0
    if (!offered.includes(method)) {
      socket.end(Buffer.from([5, 0xff]))
      return
    }
    socket.write(Buffer.from([5, method]))
    if (user) {
      const [, nameLength = 0] = await read(2)
      const name = (await read(nameLength)).toString()
      const [length = 0] = await read(1)
      const password = (await read(length)).toString()
      const isRight = name === user.name && password === user.password
      socket.write(Buffer.from([1, isRight ? 0 : 1]))
      if (!isRight) return
    }
    const [, , , kind = 0] = await read(4)
    const host =
      kind === 3 ? (await read((await read(1))[0] ?? 0)).toString() : [...(await read(4))].join('.')
    const port = (await read(2)).readUInt16BE()
    asked.push(`SOCKS ${host}:${port}`)
    join(socket, host, port, () => socket.write(Buffer.from([5, 0, 0, 1, 127, 0, 0, 1, 0, 0])))
  }

  return { url: await listen(server, '127.0.0.1', 'socks5'), asked }
}

function join(socket: net.Socket, host: string, port: number, ready: () => void): void {
  const onward = net.connect(port, host, () => {
    ready()
    onward.pipe(socket)
    socket.pipe(onward)
  })
  onward.on('error', () => socket.destroy())
  socket.on('error', () => onward.destroy())
  socket.on('close', () => onward.destroy())
}

/** Reads exactly so many bytes. */
function reader(socket: net.Socket): (length: number) => Promise<Buffer> {
  return async (length) => {
    for (;;) {
      const bytes = length === 0 ? Buffer.alloc(0) : (socket.read(length) as Buffer | null)
      if (bytes) return bytes
      await new Promise((resolve, reject) => {
        socket.once('readable', resolve)
        socket.once('close', () => reject(new Error('closed')))
      })
    }
  }
}
