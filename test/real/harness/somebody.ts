export interface Answer {
  readonly status: number
  readonly code: number
  readonly data: unknown
  readonly text: string
}

export interface Seen {
  readonly id: string
  readonly name: string
  readonly path: string
  readonly size: number
  readonly primary_entity: string
  readonly metadata: Readonly<Record<string, string>> | null
  readonly extended_info?: { readonly entities?: readonly { readonly id: string; readonly size: number }[] }
}

export interface Session {
  readonly session_id: string
  readonly chunk_size: number
}

/** Somebody else's program with the same account: plain requests, no code of the product. */
export class Somebody {
  readonly site: string
  readonly email: string
  private readonly token: string

  private constructor(site: string, email: string, token: string) {
    this.site = site
    this.email = email
    this.token = token
  }

  static async signIn(site: string, email: string, password: string): Promise<Somebody> {
    const anonymous = new Somebody(site, email, '')
    const data = await anonymous.ok('POST', '/session/token', { email, password })
    return new Somebody(site, email, (data as { token: { access_token: string } }).token.access_token)
  }

  /** `body`: bytes as they are, anything else as JSON. `path` is below `/api/v4`. */
  async call(method: string, path: string, body?: unknown): Promise<Answer> {
    const isBytes = body instanceof Uint8Array
    const reply = await fetch(`${this.site}/api/v4${path}`, {
      method,
      headers: {
        ...(this.token !== '' && { authorization: `Bearer ${this.token}` }),
        ...(body !== undefined && {
          'content-type': isBytes ? 'application/octet-stream' : 'application/json',
        }),
      },
      ...(body !== undefined && { body: isBytes ? new Uint8Array(body) : JSON.stringify(body) }),
    })
    const text = await reply.text()
    const isJson = reply.headers.get('content-type')?.includes('json') ?? false
    // What is no envelope is no success: its status stands for the code.
    const { code, data } = (isJson ? JSON.parse(text) : { code: reply.status }) as Pick<
      Answer,
      'code' | 'data'
    >
    return { status: reply.status, code, data, text }
  }

  /** As `call`, which must be accepted. */
  async ok(method: string, path: string, body?: unknown): Promise<unknown> {
    const { code, data, text } = await this.call(method, path, body)
    if (code !== 0) throw new Error(`${method} ${path}: ${text}`)
    return data
  }

  /** Puts content there, whatever is there. */
  async save(uri: string, content: Buffer | string): Promise<Seen> {
    return (await this.ok(
      'PUT',
      `/file/content?uri=${encodeURIComponent(uri)}`,
      Buffer.from(content),
    )) as Seen
  }

  async makeFolder(uri: string): Promise<Seen> {
    return (await this.ok('POST', '/file/create', { uri, type: 'folder' })) as Seen
  }

  trash(uri: string): Promise<unknown> {
    return this.ok('DELETE', '/file', { uris: [uri] })
  }

  deleteForGood(uri: string): Promise<unknown> {
    return this.ok('DELETE', '/file', { uris: [uri], skip_soft_delete: true })
  }

  move(uri: string, folder: string): Promise<unknown> {
    return this.ok('POST', '/file/move', { uris: [uri], dst: folder })
  }

  rename(uri: string, name: string): Promise<unknown> {
    return this.ok('POST', '/file/rename', { uri, new_name: name })
  }

  /** Null: nothing is there. */
  async look(place: { readonly uri: string } | { readonly id: string }): Promise<Seen | null> {
    const [[key, value] = ['', '']] = Object.entries(place)
    const answer = await this.call('GET', `/file/info?extended=true&${key}=${encodeURIComponent(value)}`)
    return answer.code === 0 ? (answer.data as Seen) : null
  }

  async names(folder: string): Promise<string[]> {
    const page = await this.ok('GET', `/file?page_size=200&uri=${encodeURIComponent(folder)}`)
    return (page as { files: readonly Seen[] }).files.map(({ name }) => name).sort()
  }

  /** The bytes of a version, the current one by default. */
  async bytes(uri: string, version?: string): Promise<Buffer> {
    const wanted = { uris: [uri], no_cache: true, ...(version !== undefined && { entity: version }) }
    const { urls } = (await this.ok('POST', '/file/url', wanted)) as { urls: readonly { url: string }[] }
    // The site may announce itself under another origin than the one it is reached by.
    const link = (urls[0]?.url ?? '').replace(/^https?:\/\/[^/]+/, new URL(this.site).origin)
    return Buffer.from(await (await fetch(link)).arrayBuffer())
  }

  async openSession(uri: string, size: number): Promise<Session> {
    return (await this.ok('PUT', '/file/upload', { uri, size, entity_type: 'version' })) as Session
  }

  sendChunk({ session_id }: Session, index: number, bytes: Buffer): Promise<Answer> {
    return this.call('POST', `/file/upload/${session_id}/${index}`, bytes)
  }

  endSession({ session_id }: Session, uri: string): Promise<Answer> {
    return this.call('DELETE', '/file/upload', { id: session_id, uri })
  }
}
