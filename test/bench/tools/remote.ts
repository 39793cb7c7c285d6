export interface Login {
  readonly server: string
  readonly email: string
  readonly password: string
}

interface Envelope {
  readonly code: number
  readonly data?: unknown
}

export interface RemoteFile {
  readonly name: string
  readonly version: string
}

/** Where curl sends content; with `previous` only over that version. */
export function contentUrl(server: string, uri: string, previous?: string): string {
  const query = new URLSearchParams({ uri, ...(previous === undefined ? {} : { previous }) })
  return `${server}/api/v4/file/content?${query.toString()}`
}

/** The other side of a comparison: a signed-in user without any code of the product. */
export class Remote {
  readonly token: string
  private readonly server: string

  private constructor(server: string, token: string) {
    this.server = server
    this.token = token
  }

  static async signIn({ server, email, password }: Login): Promise<Remote> {
    const body = JSON.stringify({ email, password })
    const data = (await call(`${server}/api/v4/session/token`, { method: 'POST', body })) as {
      token: { access_token: string }
    }
    return new Remote(server, data.token.access_token)
  }

  /** Folders on the way are made. */
  async put(uri: string, content: Uint8Array<ArrayBuffer>): Promise<void> {
    await this.call(contentUrl(this.server, uri), { method: 'PUT', body: content })
  }

  async list(uri: string): Promise<readonly RemoteFile[]> {
    const query = new URLSearchParams({ uri, page_size: '2000' })
    const data = (await this.call(`${this.server}/api/v4/file?${query.toString()}`, {})) as {
      files: { name: string; primary_entity: string }[]
    }
    return data.files.map(({ name, primary_entity }) => ({ name, version: primary_entity }))
  }

  async remove(uri: string): Promise<void> {
    const body = JSON.stringify({ uris: [uri], skip_soft_delete: true })
    await this.call(`${this.server}/api/v4/file`, { method: 'DELETE', body })
  }

  private call(url: string, init: RequestInit): Promise<unknown> {
    return call(url, init, { authorization: `Bearer ${this.token}` })
  }
}

async function call(
  url: string,
  init: RequestInit,
  headers: Readonly<Record<string, string>> = {},
): Promise<unknown> {
  const type = typeof init.body === 'string' ? { 'content-type': 'application/json' } : {}
  const reply = await fetch(url, { ...init, headers: { ...headers, ...type } })
  const { code, data } = (await reply.json()) as Envelope
  if (code !== 0) throw new Error(`${url} answered ${code}`)
  return data
}
