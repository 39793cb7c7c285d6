import http from 'node:http'
import https from 'node:https'
import { isIP, type Socket } from 'node:net'
import type tls from 'node:tls'
import { SocksClient } from 'socks'
import type { Proxy } from '../../domain/proxy.ts'

export type RealProxy = Exclude<Proxy, { kind: 'direct' }>

/** A proxy that cannot be reached or does not let us through; the message is an errno or a status. */
export class ProxyTrouble extends Error {}

/** Milliseconds until the proxy has to have connected; the request's own limit ends the waiting earlier. */
const patience = 30_000

/** A connection through a proxy to a host of its own network. `context`: what an https proxy must prove itself by. */
export async function openTunnel(
  proxy: RealProxy,
  target: { readonly host: string; readonly port: number },
  context: () => tls.SecureContext,
): Promise<Socket> {
  try {
    return await (proxy.kind === 'socks5' ? throughSocks(proxy, target) : throughHttp(proxy, target, context))
  } catch (error) {
    if (error instanceof ProxyTrouble) throw error
    const { code, message } = error as NodeJS.ErrnoException
    throw new ProxyTrouble(code ?? message, { cause: error })
  }
}

/** RFC 1928; the proxy resolves the name. */
async function throughSocks(proxy: RealProxy, destination: { host: string; port: number }): Promise<Socket> {
  const { host, port, user } = proxy
  const { socket } = await SocksClient.createConnection({
    command: 'connect',
    destination,
    proxy: { host, port, type: 5, ...(user && { userId: user.name, password: user.password }) },
    timeout: patience,
  })
  return socket
}

/** RFC 9110 §9.3.6. */
function throughHttp(
  proxy: RealProxy,
  { host, port }: { host: string; port: number },
  context: () => tls.SecureContext,
): Promise<Socket> {
  const path = `${host.includes(':') ? `[${host}]` : host}:${port}`
  const isSecure = proxy.kind === 'https'
  return new Promise((resolve, reject) => {
    const request = (isSecure ? https : http).request({
      method: 'CONNECT',
      host: proxy.host,
      port: proxy.port,
      path,
      headers: { host: path, ...authorization(proxy) },
      agent: false,
      timeout: patience,
      ...(isSecure && { secureContext: context(), servername: nameForTls(proxy) }),
    })
    request.once('connect', ({ statusCode = 0 }, socket: Socket, head) => {
      if (statusCode >= 200 && statusCode < 300) {
        if (head.length > 0) socket.unshift(head)
        resolve(socket)
        return
      }
      socket.destroy()
      reject(new ProxyTrouble(String(statusCode)))
    })
    request.once('timeout', () => request.destroy(new ProxyTrouble('ETIMEDOUT')))
    request.once('error', reject)
    request.end()
  })
}

/** Without this, Node would take the name in the Host header, which is the server's. */
export function nameForTls({ host }: RealProxy): string {
  return isIP(host) ? '' : host
}

/** RFC 7617. */
export function authorization({ user }: RealProxy): Readonly<Record<string, string>> {
  if (user === null) return {}
  const credentials = Buffer.from(`${user.name}:${user.password}`, 'utf8').toString('base64')
  return { 'proxy-authorization': `Basic ${credentials}` }
}
