import { startServer } from '../../../cloudreve/index.ts'
import type { ServerOptions, TestServer } from '../../../cloudreve/index.ts'

export interface Answer {
  readonly code: number
  readonly msg: string
  readonly data?: Record<string, unknown>
}

/** A kept connection would not survive a restart of the server. */
const leave = { Connection: 'close' }

/** One signed-in user of a test server, in as few words as possible. */
export class Api {
  private readonly server: TestServer
  private readonly token: string

  private constructor(server: TestServer, token: string) {
    this.server = server
    this.token = token
  }

  static async signIn(server: TestServer, email = 'ana@example.org'): Promise<Api> {
    const response = await fetch(`${server.url}/api/v4/session/token`, {
      method: 'POST',
      headers: leave,
      body: JSON.stringify({ email, password: 'secret-of-ana' }),
    })
    const answer = (await response.json()) as { data: { token: { access_token: string } } }
    return new Api(server, answer.data.token.access_token)
  }

  async call(method: string, path: string, body?: string | object): Promise<Answer> {
    return (await this.fetch(method, path, body)).json() as Promise<Answer>
  }

  fetch(
    method: string,
    path: string,
    body?: string | object,
    headers: Record<string, string> = {},
  ): Promise<Response> {
    return fetch(`${this.server.url}/api/v4${path}`, {
      method,
      headers: { Authorization: `Bearer ${this.token}`, ...leave, ...headers },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    })
  }

  put(uri: string, content: string, previous = ''): Promise<Answer> {
    return this.call('PUT', `/file/content?uri=${encodeURIComponent(uri)}&previous=${previous}`, content)
  }

  info(uri: string): Promise<Answer> {
    return this.call('GET', `/file/info?extended=true&uri=${encodeURIComponent(uri)}`)
  }

  /** Session id of an upload that replaces or creates `uri`. */
  async session(uri: string, size: number): Promise<string> {
    const answer = await this.call('PUT', '/file/upload', { uri, size, entity_type: 'version' })
    return text(answer, 'session_id')
  }

  chunk(session: string, index: number, content: string): Promise<Answer> {
    return this.call('POST', `/file/upload/${session}/${index}`, content)
  }
}

export function text(answer: Answer, key: string): string {
  const value = answer.data?.[key]
  if (typeof value !== 'string') throw new Error(`no ${key} in ${JSON.stringify(answer)}`)
  return value
}

/** A server with the user ana, closed by the caller. */
export async function startWithAna(options: ServerOptions = {}): Promise<{ server: TestServer; ana: Api }> {
  const server = await startServer(options)
  const known = server.site.state.users.some((user) => user.email === 'ana@example.org')
  if (!known) server.site.addUser({ email: 'ana@example.org', password: 'secret-of-ana' })
  return { server, ana: await Api.signIn(server) }
}
