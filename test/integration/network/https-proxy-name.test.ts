import { expect, it } from 'vitest'
import { get, httpServer, transport } from '../http/setup.ts'
import { authority, serverPair } from './certificates.ts'
import { httpProxy } from './proxies.ts'
import { secureServer, TestTrust, through } from './setup.ts'

it('a proxy that is reached by TLS proves its own name, whatever server is asked for', async () => {
  const ca = await authority()
  const trust = new TestTrust()
  trust.add(ca.cert)
  const server = await secureServer(await serverPair({ by: ca }))
  const plain = await httpServer((_, response) => response.end('plain'))
  const proxy = await httpProxy({ tls: await serverPair({ by: ca, host: 'localhost' }) })
  const named = transport({ trust, proxies: through(proxy.url.replace('127.0.0.1', 'localhost')) })
  expect((await named.request(get(server.origin))).status).toBe(200)
  expect((await named.request(get(plain))).status).toBe(200)
  const unnamed = transport({ trust, proxies: through(proxy.url) })
  await expect(unnamed.request(get(server.origin))).rejects.toMatchObject({ kind: 'proxy' })
  await expect(unnamed.request(get(plain))).rejects.toMatchObject({ kind: 'proxy' })
})
