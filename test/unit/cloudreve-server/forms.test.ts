import { once } from 'node:events'
import { request } from 'node:https'
import { text as readText } from 'node:stream/consumers'
import { generate } from 'selfsigned'
import { afterEach, expect, test } from 'vitest'
import { startServer } from '../../cloudreve/index.ts'
import type { TestServer } from '../../cloudreve/index.ts'
import { startWithAna, text } from './support/api.ts'

let server: TestServer
afterEach(() => server.close())

test('below a base path everything works, links included; beside it there is only a web page', async () => {
  const started = await startWithAna({ basePath: '/cloud' })
  server = started.server
  expect(server.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/cloud$/)
  await started.ana.put('cloudreve://my/a.txt', 'content')
  const answer = await started.ana.call('POST', '/file/url', { uris: ['cloudreve://my/a.txt'] })
  const [link] = answer.data?.['urls'] as { url: string }[]
  expect(link?.url.startsWith(`${server.url}/api/v4/file/content/`)).toBe(true)
  expect(await (await fetch(link?.url ?? '')).text()).toBe('content')
  const beside = await fetch(`${new URL(server.url).origin}/api/v4/site/ping`)
  expect(beside.headers.get('content-type')).toBe('text/html')
})

test('TLS with a given certificate', async () => {
  const { private: key, cert } = await generate([{ name: 'commonName', value: '127.0.0.1' }])
  server = await startServer({ tls: { key, cert } })
  expect(server.url).toMatch(/^https:/)
  const call = request(`${server.url}/api/v4/site/ping`, { ca: cert, checkServerIdentity: () => undefined })
  call.end()
  const [response] = (await once(call, 'response')) as [NodeJS.ReadableStream]
  expect(JSON.parse(await readText(response))).toEqual({ code: 0, data: '4.18.0', msg: '' })
})

test('an open event stream ends at a stop, and does not hold it up', async () => {
  const started = await startWithAna({ settings: { eventDebounceMs: 1 } })
  server = started.server
  await started.ana.call('POST', '/file/create', { uri: 'cloudreve://my/watched', type: 'folder' })
  const stream = await started.ana.fetch(
    'GET',
    `/file/events?uri=${encodeURIComponent('cloudreve://my/watched')}`,
    undefined,
    { 'X-Cr-Client-Id': '9aee867b-aa81-4151-baa4-f32cd30eb26f' },
  )
  await started.ana.put('cloudreve://my/watched/new.txt', 'x')
  const received = stream.text()
  await server.restart('orderly')
  expect(await received).toMatch(/^event:subscribed\ndata:<nil>\n\n/)
})

test('an office holds a file with its own lock text, which the conflict shows', async () => {
  const started = await startWithAna()
  server = started.server
  const uri = 'cloudreve://my/a.docx'
  const version = text(await started.ana.put(uri, 'one'), 'primary_entity')
  server.site.hold(
    uri,
    { type: 'viewer', viewer_id: 'office' },
    { token: 'lock-of-office', ttlSeconds: 1800 },
  )
  expect(await started.ana.put(uri, 'two', version)).toMatchObject({
    code: 40073,
    data: [
      {
        path: uri,
        token: 'lock-of-office',
        owner: { application: { type: 'viewer', viewer_id: 'office' } },
        type: 0,
      },
    ],
  })
  expect(await started.ana.call('DELETE', '/file/lock', { tokens: ['lock-of-office'] })).toMatchObject({
    code: 0,
  })
  expect(await started.ana.put(uri, 'two', version)).toMatchObject({ code: 0 })
})
