import { accepted, acceptedFile } from './expectations.ts'
import type { FileData, ListData, UrlData } from './data.ts'
import { exchange, queryText } from './exchange.ts'
import type { Agents, Query } from './exchange.ts'
import { RawConnection } from './raw.ts'
import type { Reply } from './reply.ts'

export interface CallOptions {
  /** Encoded once more as query values; a text is sent as it is. */
  readonly query?: Query
  readonly headers?: Readonly<Record<string, string>>
  readonly json?: unknown
  readonly body?: string | Uint8Array
  readonly chunked?: boolean
}

export interface PutOptions extends Omit<CallOptions, 'json' | 'body' | 'query'> {
  readonly previous?: string
}

/** Raw calls with one login, or with none. */
export class Client {
  /** Origin and base path. */
  readonly url: string
  /** Access token; null = anonymous. */
  readonly token: string | null
  readonly agents: Agents

  constructor(url: string, token: string | null, agents: Agents) {
    this.url = url
    this.token = token
    this.agents = agents
  }

  /** The same site with another token, or without any. */
  as(token: string | null): Client {
    return new Client(this.url, token, this.agents)
  }

  /** `path` is below `/api/v4`. Headers given here win over `Authorization` and `Content-Type`. */
  call(method: string, path: string, options: CallOptions = {}): Promise<Reply> {
    return this.site(method, `/api/v4${path}`, options)
  }

  /** As `call`, for what is not below `/api/v4`. */
  site(method: string, path: string, options: CallOptions = {}): Promise<Reply> {
    const body = options.json === undefined ? options.body : JSON.stringify(options.json)
    return exchange(this.agents, {
      method,
      url: `${this.url}${path}${queryText(options.query)}`,
      headers: {
        ...this.authorization(),
        ...(body === undefined ? {} : { 'Content-Type': contentType(options) }),
        ...options.headers,
      },
      body: typeof body === 'string' ? Buffer.from(body) : body,
      chunked: options.chunked,
    })
  }

  authorization(): Record<string, string> {
    return this.token === null ? {} : { Authorization: `Bearer ${this.token}` }
  }

  /** PUT /file/content. */
  put(uri: string, body: string | Uint8Array, options: PutOptions = {}): Promise<Reply> {
    const { previous, ...rest } = options
    const query = previous === undefined ? { uri } : { uri, previous }
    return this.call('PUT', '/file/content', { ...rest, query, body })
  }

  /** PUT /file/content that must be accepted. */
  async write(uri: string, body: string | Uint8Array, previous?: string): Promise<FileData> {
    return acceptedFile(await this.put(uri, body, previous === undefined ? {} : { previous }))
  }

  getInfo(uri: string): Promise<Reply> {
    return this.call('GET', '/file/info', { query: { uri, extended: true } })
  }

  /** Extended info of a file that must be there. */
  async info(uri: string): Promise<FileData> {
    return acceptedFile(await this.getInfo(uri))
  }

  infoById(id: string): Promise<Reply> {
    return this.call('GET', '/file/info', { query: { id, extended: true } })
  }

  async list(uri: string): Promise<ListData> {
    return accepted(await this.call('GET', '/file', { query: { uri, page_size: 200 } })) as ListData
  }

  remove(uris: readonly string[], options: { readonly skip_soft_delete?: boolean } = {}): Promise<Reply> {
    return this.call('DELETE', '/file', { json: { uris, ...options } })
  }

  /** The signed link to a version, the current one by default. */
  async link(uri: string, version?: string): Promise<string> {
    const reply = await this.call('POST', '/file/url', {
      json: { uris: [uri], no_cache: true, entity: version },
    })
    const url = (accepted(reply) as UrlData).urls[0]?.url
    if (!url) throw new Error(`no link: ${reply.text}`)
    // The site may announce itself under another origin than the one it is reached by.
    return url.replace(/^https?:\/\/[^/]+/, new URL(this.url).origin)
  }

  /** Follows a link as a browser would: without a login. */
  fetch(url: string, headers: Readonly<Record<string, string>> = {}, method = 'GET'): Promise<Reply> {
    return exchange(this.agents, { method, url, headers })
  }

  async download(uri: string, version?: string): Promise<Reply> {
    return this.fetch(await this.link(uri, version))
  }

  /** The bytes of a version as text, the current one by default. */
  async read(uri: string, version?: string): Promise<string> {
    return (await this.download(uri, version)).text
  }

  /** A connection of its own to the site, to send on it byte by byte. */
  async connect(): Promise<RawConnection> {
    const connection = await RawConnection.open(this.url)
    this.agents.own(connection)
    return connection
  }
}

function contentType(options: CallOptions): string {
  return options.json === undefined ? 'application/octet-stream' : 'application/json'
}
