import { afterEach, beforeEach, expect, test } from 'vitest'
import type { TestServer } from '../../cloudreve/index.ts'
import { startWithAna, text } from './support/api.ts'
import type { Api } from './support/api.ts'

const uri = 'cloudreve://my/plan.txt'
const puts = { method: 'PUT', path: /\/file\/content$/ }

let server: TestServer
let ana: Api
let base: string

beforeEach(async () => {
  ;({ server, ana } = await startWithAna())
  base = text(await ana.put(uri, 'base'), 'primary_entity')
})
afterEach(() => server.close())

const currentBytes = async (): Promise<string> => String(await server.ledger.current(uri)?.bytes())

test('cut after some body bytes: no answer, nothing applied, nothing left over', async () => {
  server.faults.add({ match: puts, times: 1, do: { kind: 'cut', afterBodyBytes: 10 } })
  await expect(ana.put(uri, 'x'.repeat(100_000), base)).rejects.toThrow()
  expect(await ana.put(uri, 'again', base)).toMatchObject({ code: 0 })
  expect(await ana.info(uri)).toMatchObject({ data: { metadata: {}, extended_info: { storage_used: 9 } } })
})

test('cut after the body: no answer, but the work is done', async () => {
  server.faults.add({ match: puts, times: 1, do: { kind: 'cut-after-body' } })
  await expect(ana.put(uri, 'done', base)).rejects.toThrow()
  expect(await currentBytes()).toBe('done')
})

test('cut before the work: the whole body is read, nothing is done', async () => {
  server.faults.add({ match: puts, times: 1, do: { kind: 'cut-before-work' } })
  await expect(ana.put(uri, 'lost', base)).rejects.toThrow()
  expect(await currentBytes()).toBe('base')
  expect(server.requests.at(-1)).toMatchObject({ method: 'PUT', bodyBytes: 4, answeredCode: null })
})

test('a stalled upload holds its lock until its connection ends', async () => {
  server.faults.add({ match: puts, times: 1, do: { kind: 'stall', afterBodyBytes: 1 } })
  const abort = new AbortController()
  const response = await ana.fetch('GET', '/site/ping')
  const stalled = fetch(new URL(`/api/v4/file/content?uri=${encodeURIComponent(uri)}`, response.url), {
    method: 'PUT',
    headers: await headersOf(),
    body: 'stalled',
    signal: abort.signal,
  })
  const ended = expect(stalled).rejects.toThrow()
  await expect.poll(async () => (await ana.put(uri, 'other', base)).code).toBe(40073)
  abort.abort()
  await ended
  await expect.poll(async () => (await ana.put(uri, 'other', base)).code).toBe(0)
})

test('an answer of a proxy comes instead of the work or after it', async () => {
  const html = {
    kind: 'answer',
    status: 502,
    contentType: 'text/html',
    body: '<h1>Bad Gateway</h1>',
  } as const
  server.faults.add({ match: puts, times: 1, do: html })
  expect((await ana.fetch('PUT', path(), 'not done')).status).toBe(502)
  expect(await currentBytes()).toBe('base')
  server.faults.add({ match: puts, times: 1, do: { ...html, work: true } })
  expect((await ana.fetch('PUT', path(), 'done')).status).toBe(502)
  expect(await currentBytes()).toBe('done')
})

test('a wrong size is only told, not stored', async () => {
  server.faults.add({ match: puts, times: 1, do: { kind: 'wrong-size', size: 99 } })
  expect(await ana.put(uri, 'four', base)).toMatchObject({ code: 0, data: { size: 99 } })
  expect(await ana.info(uri)).toMatchObject({ data: { size: 4 } })
})

test('an expired token makes the caller anonymous for that request', async () => {
  server.faults.add({ match: puts, times: 1, do: { kind: 'expired-token' } })
  expect(await ana.put(uri, 'x')).toMatchObject({ code: 401 })
  expect(await ana.put(uri, 'x')).toMatchObject({ code: 0 })
})

test('a download is cut behind the given bytes, and goes on from there by a range', async () => {
  await ana.put(uri, '0123456789', base)
  const answer = await ana.call('POST', '/file/url', { uris: [uri] })
  const [link] = answer.data?.['urls'] as { url: string }[]
  server.faults.add({
    match: { path: /\/file\/content\// },
    times: 1,
    do: { kind: 'cut-answer', afterBytes: 4 },
  })
  const cut = await fetch(link?.url ?? '')
  const received: number[] = []
  const reading = (async () => {
    for await (const bytes of cut.body ?? []) received.push(...(bytes as Uint8Array))
  })()
  await expect(reading).rejects.toThrow()
  expect(String(Buffer.from(received))).toBe('0123')
  const rest = await fetch(link?.url ?? '', { headers: { Range: 'bytes=4-' } })
  expect([rest.status, await rest.text()]).toEqual([206, '456789'])
})

test('a fault ends after its times, or when it is removed', async () => {
  const remove = server.faults.add({ match: ({ method }) => method === 'PUT', do: { kind: 'expired-token' } })
  expect(await ana.put(uri, 'x')).toMatchObject({ code: 401 })
  expect(await ana.put(uri, 'x')).toMatchObject({ code: 401 })
  remove()
  expect(await ana.put(uri, 'x')).toMatchObject({ code: 0 })
})

test('a wedged database refuses everybody, later only writes, until the restart', async () => {
  server.faults.wedge()
  expect(await ana.info(uri)).toMatchObject({ code: 50001, msg: 'failed to get login user' })
  server.faults.wedge('writes')
  expect(await ana.info(uri)).toMatchObject({ code: 0 })
  expect(await ana.put(uri, 'x', base)).toMatchObject({ code: 50001 })
  // The first failed attempt left its own lock behind.
  expect(await ana.put(uri, 'x', base)).toMatchObject({ code: 40073 })
  expect(await ana.put('cloudreve://my/other', 'x')).toMatchObject({
    code: 50001,
    msg: 'Failed to start transaction',
  })
  await server.restart('killed')
  expect(await ana.put(uri, 'after', base)).toMatchObject({ code: 0 })
})

test('a commit that failed once is answered 0 for ever and never made', async () => {
  server.faults.failNextCommit()
  const session = await ana.session(uri, 3)
  expect(await ana.chunk(session, 0, 'new')).toMatchObject({ code: 50001 })
  expect(await ana.chunk(session, 0, 'new')).toEqual({ code: 0, msg: '' })
  expect(await currentBytes()).toBe('base')
})

test('the lost-update window lets writers with one base through, one after the other', async () => {
  server.faults.lostUpdateWindow(2)
  const answers = await Promise.all([ana.put(uri, 'writer A', base), ana.put(uri, 'writer B', base)])
  expect(answers.map((answer) => answer.code)).toEqual([0, 0])
  const [first, second] = server.ledger.entries.slice(-2)
  expect(first?.base).toBe(base)
  expect(second?.base).toBe(first?.versionId)
  expect(await ana.put(uri, 'late', base)).toMatchObject({ code: 40076 })
})

function path(): string {
  return `/file/content?uri=${encodeURIComponent(uri)}`
}

async function headersOf(): Promise<Record<string, string>> {
  const answer = await ana.call('POST', '/session/token', {
    email: 'ana@example.org',
    password: 'secret-of-ana',
  })
  const token = answer.data?.['token'] as { access_token: string }
  return { Authorization: `Bearer ${token.access_token}` }
}
