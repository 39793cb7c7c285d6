import { buffer } from 'node:stream/consumers'
import { generate } from 'selfsigned'
import { expect, test } from 'vitest'
import { createApi } from '../../../src/core/cloudreve/api.ts'
import { putContent } from '../../../src/core/cloudreve/content.ts'
import { openDownload } from '../../../src/core/cloudreve/download.ts'
import { downloadUrl } from '../../../src/core/cloudreve/links.ts'
import { basicConfig, ping } from '../../../src/core/cloudreve/site.ts'
import { joinUri } from '../../../src/shared/uri.ts'
import { bytes, connect, connectSignedIn } from './setup.ts'

test('a site says its version and which instance it is', async () => {
  const { anonymous } = await connect({ version: '4.18.0-pro' })
  expect(await ping(anonymous)).toBe('4.18.0-pro')
  const { instanceId, captchaType } = await basicConfig(anonymous)
  expect(instanceId).not.toBe('')
  expect(captchaType).toBe('normal')
})

test('a wrong base path answers with a page', async () => {
  const { server, http, clock } = await connect()
  const api = createApi({ baseUrl: `${server.url}/cloud`, http, clock, clientId: 'id' })
  await expect(ping(api)).rejects.toMatchObject({ name: 'UnexpectedAnswer', status: 200, what: 'html' })
})

async function tls() {
  const { private: key, cert } = await generate([{ name: 'commonName', value: '127.0.0.1' }], {
    keySize: 2048,
    extensions: [{ name: 'subjectAltName', altNames: [{ type: 7, ip: '127.0.0.1' }] }],
  })
  return { tls: { key, cert }, ca: [cert] }
}

test.each([
  ['plain', {}, false],
  ['under a base path', { basePath: '/cloud' }, false],
  ['through TLS', {}, true],
  ['under a base path through TLS', { basePath: '/cloud' }, true],
])('a site %s whose links name an unreachable host: sent and read back', async (_, options, secure) => {
  const settings = { siteUrl: 'http://unreachable.invalid:5212' }
  const { api, absent, http, server } = await connectSignedIn({
    ...options,
    ...(secure ? await tls() : {}),
    settings,
  })
  const uri = joinUri('cloudreve://my', 'ü #1.txt')
  const { version } = await putContent(api, { uri, previous: absent, body: bytes('one') })
  const { url } = await downloadUrl(api, uri)
  expect(url.href.startsWith(`${server.url}/api/v4/file/content/`)).toBe(true)
  const { body } = await openDownload(http, { url, version, size: 3 })
  expect((await buffer(body)).toString()).toBe('one')
})

test("our own changes carry this client's id, downloads carry nothing of the account", async () => {
  const { api, absent, http, server } = await connectSignedIn()
  const { version } = await putContent(api, { uri: 'cloudreve://my/a', previous: absent, body: bytes('one') })
  expect(server.requests.at(-1)?.headers).toMatchObject({ 'x-cr-client-id': api.clientId })
  const { url } = await downloadUrl(api, 'cloudreve://my/a')
  await buffer((await openDownload(http, { url, version, size: 3 })).body)
  const names = Object.keys(server.requests.at(-1)?.headers ?? {})
  expect(names.filter((name) => name === 'authorization' || name.startsWith('x-cr-'))).toEqual([])
})
