import http from 'node:http'
import { describe, expect, it } from 'vitest'
import { direct } from '../../../src/core/domain/proxy.ts'
import {
  failureOf,
  get,
  httpServer,
  listen,
  pattern,
  put,
  rawServer,
  streamed,
  transport,
} from '../http/setup.ts'
import { authority, serverPair } from './certificates.ts'
import { httpProxy, socksProxy } from './proxies.ts'
import { secureServer, TestTrust, through } from './setup.ts'

const user = { name: 'ana', password: 'päss:word' }
const withUser = (url: string, { name, password } = user) =>
  url.replace('//', `//${encodeURIComponent(name)}:${encodeURIComponent(password)}@`)

/** A server by http that keeps what it receives. */
async function plainServer() {
  const received: Buffer[] = []
  const seen: http.IncomingHttpHeaders[] = []
  const origin = await httpServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      received.push(Buffer.concat(chunks))
      seen.push(request.headers)
      response.end('hello')
    })
  })
  return { origin, received, seen, host: new URL(origin).host }
}

async function trustedServer() {
  const ca = await authority()
  const server = await secureServer(await serverPair({ by: ca }))
  const trust = new TestTrust()
  trust.add(ca.cert)
  return { server, trust, ca, host: new URL(server.origin).host }
}

describe('a body of 5 MB with its length', () => {
  const body = pattern(5_000_000)

  it('goes through an HTTP proxy to https, by CONNECT, one tunnel for several requests', async () => {
    const { server, trust, host } = await trustedServer()
    const proxy = await httpProxy()
    const client = transport({ trust, proxies: through(proxy.url) })
    await client.request(put(server.origin, streamed(body)))
    await client.request(get(server.origin))
    expect(server.received[0]?.equals(body)).toBe(true)
    expect(proxy.asked).toEqual([`CONNECT ${host}`])
  })

  it('goes through an HTTP proxy to http, by absolute URL and without its password', async () => {
    const server = await plainServer()
    const proxy = await httpProxy({ user })
    const client = transport({ proxies: through(withUser(proxy.url)) })
    const { status } = await client.request(put(server.origin, streamed(body)))
    expect(status).toBe(200)
    expect(server.received[0]?.equals(body)).toBe(true)
    expect(server.seen[0]).toMatchObject({ 'content-length': '5000000', host: server.host })
    expect(server.seen[0]).not.toHaveProperty('proxy-authorization')
    expect(proxy.asked).toEqual([`PUT ${server.origin}/file`])
  })

  it('goes through a proxy that is itself reached by TLS, to https and to http', async () => {
    const { server, trust, ca } = await trustedServer()
    const plain = await plainServer()
    const proxy = await httpProxy({ tls: await serverPair({ by: ca }) })
    const client = transport({ trust, proxies: through(proxy.url) })
    await client.request(put(server.origin, streamed(body)))
    await client.request(put(plain.origin, streamed(body)))
    expect(server.received[0]?.equals(body)).toBe(true)
    expect(plain.received[0]?.equals(body)).toBe(true)
  })

  it('goes through SOCKS5, to https and to http; the proxy resolves the name', async () => {
    const { server, trust, host } = await trustedServer()
    const plain = await plainServer()
    const proxy = await socksProxy({ user })
    const client = transport({ trust, proxies: through(withUser(proxy.url)) })
    await client.request(put(server.origin, streamed(body)))
    await client.request(put(plain.origin.replace('127.0.0.1', 'localhost'), streamed(body)))
    await client.request(get(plain.origin.replace('127.0.0.1', 'localhost')))
    expect(server.received[0]?.equals(body)).toBe(true)
    expect(plain.received[0]?.equals(body)).toBe(true)
    expect(proxy.asked).toEqual([`SOCKS ${host}`, `SOCKS ${plain.host.replace('127.0.0.1', 'localhost')}`])
  })
})

describe('a proxy that', () => {
  it.each(['http:', 'https:'])(
    'wants a password says so (%s), and the server sees nothing',
    async (scheme) => {
      const { server, trust } = await trustedServer()
      const plain = await plainServer()
      const origin = scheme === 'https:' ? server.origin : plain.origin
      const proxy = await httpProxy({ user })
      const wrong = withUser(proxy.url, { name: 'ana', password: 'wrong' })
      for (const url of [proxy.url, wrong]) {
        const client = transport({ trust, proxies: through(url) })
        expect(await failureOf(client.request(put(origin, streamed(pattern(10)))))).toMatchObject({
          kind: 'proxy',
          detail: '407',
        })
      }
      expect([...server.received, ...plain.received]).toEqual([])
    },
  )

  it('refuses the tunnel is named with its status', async () => {
    const { server, trust } = await trustedServer()
    const proxy = await httpProxy({ refuses: 403 })
    const client = transport({ trust, proxies: through(proxy.url) })
    expect(await failureOf(client.request(get(server.origin)))).toMatchObject({
      kind: 'proxy',
      detail: '403',
    })
  })

  it('refuses the user of SOCKS5 is named', async () => {
    const { server, trust } = await trustedServer()
    const proxy = await socksProxy({ user })
    const wrong = withUser(proxy.url, { name: 'ana', password: 'wrong' })
    const client = transport({ trust, proxies: through(wrong) })
    expect(await failureOf(client.request(get(server.origin)))).toMatchObject({ kind: 'proxy' })
  })

  it.each(['http', 'socks5'])('is not there is named (%s), for https and http', async (kind) => {
    const gone = http.createServer()
    const origin = await listen(gone)
    await new Promise((resolve) => gone.close(resolve))
    const client = transport({ proxies: through(origin.replace('http', kind)) })
    for (const url of ['https://127.0.0.1:9', 'http://127.0.0.1:9']) {
      const failure = await failureOf(client.request(get(url)))
      expect(failure, url).toMatchObject({ kind: 'proxy', fullySent: false })
    }
  })

  it('never answers ends at the connect limit', async () => {
    const origin = await rawServer((socket) => socket.resume())
    const client = transport({ proxies: through(origin) })
    const request = get('https://127.0.0.1:9', { limits: { connect: 50 } })
    expect(await failureOf(client.request(request))).toMatchObject({ kind: 'connect-timeout' })
  })
})

describe('several ways', () => {
  it('are tried in their order until a proxy lets us through', async () => {
    const { server, trust } = await trustedServer()
    const [refusing, working] = [await httpProxy({ refuses: 502 }), await httpProxy()]
    const client = transport({ trust, proxies: through(refusing.url, working.url, direct) })
    const body = pattern(100_000)
    await client.request(put(server.origin, streamed(body)))
    expect(server.received[0]?.equals(body)).toBe(true)
    expect([refusing.asked.length, working.asked.length]).toEqual([1, 1])
  })

  it('end with the last one’s trouble', async () => {
    const { server, trust } = await trustedServer()
    const [first, last] = [await httpProxy({ refuses: 502 }), await httpProxy({ refuses: 403 })]
    const client = transport({ trust, proxies: through(first.url, last.url) })
    expect(await failureOf(client.request(get(server.origin)))).toMatchObject({
      kind: 'proxy',
      detail: '403',
    })
  })
})
