import { once } from 'node:events'
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { generate } from 'selfsigned'
import { describe, expect, it, onTestFinished } from 'vitest'
import { profile, site } from './setup.ts'

/** A web server on loopback that is no Cloudreve. */
async function web(listener: RequestListener): Promise<string> {
  const server = createServer(listener).listen(0, '127.0.0.1')
  onTestFinished(() => {
    server.close().closeAllConnections()
  })
  await once(server, 'listening')
  return `127.0.0.1:${(server.address() as AddressInfo).port}`
}

describe('finding a real site', () => {
  it('by host and port alone, under a base path, and by a pasted link', async () => {
    const server = await site({ basePath: '/cloud' })
    const { accounts } = profile()
    const { host } = new URL(server.url)
    const expected = {
      ...{ baseUrl: server.url, movedFrom: null, version: '4.18.0', title: 'Cloudreve' },
      ...{ instanceId: server.site.state.identity.instanceId, captcha: { kind: 'none' } },
    }
    expect(await accounts.probe(`${host}/cloud`)).toEqual(expected)
    expect(await accounts.probe(`http://${host}/cloud/home?path=cloudreve%3A%2F%2Fmy`)).toEqual(expected)
  })

  it('follows a redirect to it', async () => {
    const server = await site()
    const old = await web((request, response) => {
      response.writeHead(308, { location: `${server.url}${request.url ?? ''}` }).end()
    })
    expect(await profile().accounts.probe(`http://${old}`)).toMatchObject({
      baseUrl: server.url,
      movedFrom: old,
    })
  })

  it('names a version that is too old', async () => {
    const server = await site({ version: '3.8.3' })
    await expect(profile().accounts.probe(server.url)).rejects.toMatchObject({
      code: 'server-too-old',
      params: { version: '3.8.3' },
    })
  })

  it('tells a web page from a site', async () => {
    const host = await web((_, response) =>
      response.setHeader('content-type', 'text/html').end('<html></html>'),
    )
    await expect(profile().accounts.probe(host)).rejects.toMatchObject({
      code: 'not-cloudreve',
      params: { host },
    })
  })

  it('tells that nothing listens', async () => {
    const server = await site()
    await server.close()
    await expect(profile().accounts.probe(server.url)).rejects.toMatchObject({
      code: 'connection-refused',
      params: { host: new URL(server.url).host },
    })
  })

  it('trusts a self-signed certificate only when it was added', async () => {
    const { private: key, cert } = await generate([{ name: 'commonName', value: '127.0.0.1' }], {
      extensions: [{ name: 'subjectAltName', altNames: [{ type: 7, ip: '127.0.0.1' }] }],
    })
    const server = await site({ tls: { key, cert } })
    const { host } = new URL(server.url)
    await expect(profile().accounts.probe(host)).rejects.toMatchObject({
      code: 'certificate-untrusted',
      params: { host, detail: 'DEPTH_ZERO_SELF_SIGNED_CERT' },
    })
    expect((await profile({ ca: [cert] }).accounts.probe(host)).baseUrl).toBe(server.url)
  })
})
