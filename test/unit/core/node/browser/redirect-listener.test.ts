import { createServer, request, type IncomingMessage } from 'node:http'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  listenForRedirect,
  type RedirectListener,
  type RedirectOptions,
} from '../../../../../src/core/node/browser/redirect-listener.ts'

const state = 'st4te'
let port: number
let open: RedirectListener[]

beforeEach(async () => {
  port = await freePort()
  open = []
})
afterEach(() => open.forEach((listener) => listener.close()))

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}

async function listen(over: Partial<RedirectOptions> = {}): Promise<RedirectListener> {
  const listener = await listenForRedirect({
    redirectUri: `http://127.0.0.1:${port}/callback`,
    state,
    timeLimit: 30_000,
    pages: { done: 'Signed in & <done>.', refused: 'Refused.', stray: 'Not this sign-in.' },
    ...over,
  })
  open.push(listener)
  return listener
}

const visit = (path: string, init?: RequestInit) => fetch(`http://127.0.0.1:${port}${path}`, init)

async function visitAs(host: string, path: string): Promise<number | undefined> {
  const sent = request({ host: '127.0.0.1', port, path, headers: { host } }).end()
  const [answer] = (await once(sent, 'response')) as [IncomingMessage]
  answer.resume()
  return answer.statusCode
}

describe('the loopback redirect', () => {
  it('hands over the code and shows a page that can run and load nothing', async () => {
    const listener = await listen()
    const answer = await visit(`/callback?code=c0de&state=${state}`)
    expect(await listener.answer).toEqual({ kind: 'done', code: 'c0de' })
    expect(answer.status).toBe(200)
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'")
    expect(answer.headers.get('cache-control')).toBe('no-store')
    expect(answer.headers.get('referrer-policy')).toBe('no-referrer')
    const html = await answer.text()
    expect(html).toContain('Signed in &amp; &lt;done>.')
    expect(html).not.toMatch(/script|c0de|http/)
  })

  it('is closed after the answer', async () => {
    const listener = await listen()
    await visit(`/callback?code=c0de&state=${state}`)
    await listener.answer
    await expect(visit('/callback')).rejects.toThrow()
    await listen()
  })

  it('goes on waiting after calls that are not its answer', async () => {
    const listener = await listen()
    expect((await visit('/callback?code=evil&state=other')).status).toBe(404)
    expect((await visit('/callback?code=evil')).status).toBe(404)
    expect((await visit(`/else?code=evil&state=${state}`)).status).toBe(404)
    expect((await visit(`/callback/?code=evil&state=${state}`)).status).toBe(404)
    expect((await visit(`/callback?code=evil&state=${state}`, { method: 'POST' })).status).toBe(404)
    expect(await visitAs('rebound.example.org', `/callback?code=evil&state=${state}`)).toBe(404)
    await visit(`/callback?code=good&state=${state}`)
    expect(await listener.answer).toEqual({ kind: 'done', code: 'good' })
  })

  it('tells that the site refused', async () => {
    const listener = await listen()
    const answer = await visit(`/callback?error=access_denied&state=${state}`)
    expect(await listener.answer).toEqual({ kind: 'refused', reason: 'access_denied' })
    expect(await answer.text()).toContain('Refused.')
  })

  it('names a port that somebody else uses', async () => {
    await listen()
    await expect(listen()).rejects.toMatchObject({ code: 'redirect-port-busy', params: { port } })
  })

  it('gives up after the time limit and frees the port', async () => {
    const listener = await listen({ timeLimit: 20 })
    await expect(listener.answer).rejects.toMatchObject({ code: 'sign-in-timed-out', params: { minutes: 1 } })
    await expect(visit('/callback')).rejects.toThrow()
  })

  it('ends on cancel and frees the port', async () => {
    const abort = new AbortController()
    const listener = await listen({ signal: abort.signal })
    abort.abort()
    await expect(listener.answer).rejects.toMatchObject({ code: 'cancelled' })
    await expect(visit('/callback')).rejects.toThrow()
    const begunTooLate = await listen({ signal: abort.signal })
    await expect(begunTooLate.answer).rejects.toMatchObject({ code: 'cancelled' })
  })
})
