import { expect, onTestFinished } from 'vitest'
import { startServer } from '../../cloudreve/index.ts'
import type { ServerOptions, TestServer } from '../../cloudreve/index.ts'
import type { User } from '../../cloudreve/state/types.ts'

export const password = 'redrop-pass-1'

interface Tokens {
  readonly access_token: string
  readonly refresh_token: string
}

/** What some answer holds; the fields differ from call to call, and a wrong guess fails the test that made it. */
interface Data extends Tokens {
  readonly refresh_expires: string
  readonly token: Tokens
  readonly user: { readonly status: string }
  readonly email: string
  readonly nickname: string
  readonly code: string
}

export const someText: unknown = expect.any(String)

export function textLike(pattern: RegExp): unknown {
  return expect.stringMatching(pattern)
}

export interface Answer {
  readonly status: number
  readonly text: string
  /** The parsed body; undefined when it is not JSON. */
  readonly body: Record<string, unknown> | undefined
  readonly code: unknown
  readonly msg: unknown
  readonly data: Data
}

export interface CallOptions {
  readonly json?: unknown
  readonly form?: Readonly<Record<string, string>>
  /** A whole `Authorization` header. */
  readonly authorization?: string
  /** An access token, sent as `Bearer`. */
  readonly token?: string
}

export interface Fixture {
  readonly server: TestServer
  readonly ana: User
  /** Moves the server's clock. */
  readonly passSeconds: (seconds: number) => void
  readonly call: (method: string, path: string, options?: CallOptions) => Promise<Answer>
  readonly signIn: (email?: string) => Promise<Tokens>
  readonly refresh: (token: string) => Promise<Answer>
}

/** A test server with ana@example.org on it, on a clock that stands still at `2026-11-24T08:00:00.250Z`. */
export async function fixture(options: ServerOptions = {}): Promise<Fixture> {
  let now = Date.parse('2026-11-24T08:00:00.250Z')
  const server = await startServer({ seed: 7, now: () => now, ...options })
  onTestFinished(() => server.close())
  const ana = server.site.addUser({ email: 'ana@example.org', password })
  const call = (method: string, path: string, request: CallOptions = {}): Promise<Answer> =>
    send(`${server.url}/api/v4${path}`, method, request)
  return {
    server,
    ana,
    call,
    passSeconds: (seconds) => (now += seconds * 1000),
    signIn: async (email = ana.email) => {
      const answer = await call('POST', '/session/token', { json: { email, password } })
      if (answer.code !== 0) throw new Error(answer.text)
      return answer.data.token
    },
    refresh: (token) => call('POST', '/session/token/refresh', { json: { refresh_token: token } }),
  }
}

async function send(url: string, method: string, request: CallOptions): Promise<Answer> {
  const headers: Record<string, string> = {}
  if (request.token !== undefined) headers['Authorization'] = `Bearer ${request.token}`
  if (request.authorization !== undefined) headers['Authorization'] = request.authorization
  const init: RequestInit = { method, headers }
  if (request.form !== undefined) init.body = new URLSearchParams(request.form)
  else if (request.json !== undefined) init.body = JSON.stringify(request.json)
  const response = await fetch(url, init)
  const text = await response.text()
  const json = (response.headers.get('content-type') ?? '').startsWith('application/json')
  const parsed = json ? (JSON.parse(text) as Record<string, unknown>) : undefined
  return {
    status: response.status,
    text,
    body: parsed,
    code: parsed?.['code'],
    msg: parsed?.['msg'],
    data: parsed?.['data'] as Data,
  }
}

/** The claims inside a token, unchecked. */
export function claimsOf(token: string): Record<string, unknown> {
  const [, payload = ''] = token.split('.')
  return JSON.parse(Buffer.from(payload, 'base64url').toString('utf8')) as Record<string, unknown>
}
