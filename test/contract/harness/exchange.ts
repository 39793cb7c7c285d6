import http from 'node:http'
import https from 'node:https'
import { Reply } from './reply.ts'

export type Query = Readonly<Record<string, string | number | boolean>> | string

export interface Exchange {
  readonly method: string
  /** Absolute. */
  readonly url: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: Uint8Array | undefined
  /** Send the body with `Transfer-Encoding: chunked` and no length. */
  readonly chunked?: boolean | undefined
}

/** One raw exchange; nothing is repeated, redirected or interpreted. */
export function exchange(agents: Agents, request: Exchange): Promise<Reply> {
  const url = new URL(request.url)
  const secure = url.protocol === 'https:'
  const length = request.chunked ? { 'Transfer-Encoding': 'chunked' } : lengthOf(request)
  return new Promise((resolve, reject) => {
    const outgoing = (secure ? https : http).request(url, {
      method: request.method,
      headers: { ...length, ...request.headers },
      agent: secure ? agents.https : agents.http,
    })
    outgoing.on('error', reject)
    outgoing.on('response', (answer) => {
      const parts: Buffer[] = []
      const finish = (): void => {
        resolve(new Reply(answer.statusCode ?? 0, answer.headers, Buffer.concat(parts), answer.complete))
      }
      answer.on('data', (part: Buffer) => parts.push(part))
      answer.on('end', finish)
      answer.on('error', finish)
    })
    outgoing.end(request.body)
  })
}

/** The connections of one scenario. */
export class Agents {
  readonly http = new http.Agent({ keepAlive: true })
  readonly https = new https.Agent({ keepAlive: true })
  private readonly raw = new Set<{ close(): void }>()

  /** Has `hangUp` close it too. */
  own(connection: { close(): void }): void {
    this.raw.add(connection)
  }

  /** Closes what a failed scenario left open in the middle of something. */
  hangUp(): void {
    for (const connection of this.raw) connection.close()
  }

  close(): void {
    this.http.destroy()
    this.https.destroy()
  }
}

function lengthOf(request: Exchange): Record<string, string> {
  if (request.method === 'GET' || request.method === 'HEAD') return {}
  return { 'Content-Length': String(request.body?.byteLength ?? 0) }
}

export function queryText(query: Query | undefined): string {
  if (query === undefined) return ''
  if (typeof query === 'string') return `?${query}`
  const pairs = Object.entries(query).map(([key, value]) => `${key}=${encodeURIComponent(String(value))}`)
  return `?${pairs.join('&')}`
}
