/** The same account in another place: plain requests to the server, no code of the product. */
export class OtherPlace {
  private readonly url: string
  private token = ''

  private constructor(url: string) {
    this.url = url
  }

  static async signIn(url: string, email: string, password: string): Promise<OtherPlace> {
    const place = new OtherPlace(url)
    const { token } = await place.call<{ token: { access_token: string } }>('POST', 'session/token', {
      email,
      password,
    })
    place.token = token.access_token
    return place
  }

  /** Folders on the way are made by the server. */
  async save(uri: string, content: Uint8Array<ArrayBuffer> | string): Promise<void> {
    const body = typeof content === 'string' ? new TextEncoder().encode(content) : content
    await this.call('PUT', `file/content?uri=${encodeURIComponent(uri)}`, body)
  }

  async createFolder(uri: string): Promise<void> {
    await this.call('POST', 'file/create', { uri, type: 'folder', err_on_conflict: true })
  }

  async rename(uri: string, name: string): Promise<void> {
    await this.call('POST', 'file/rename', { uri, new_name: name })
  }

  /** How many entries a folder has, by bare listing calls of 1,000 each. */
  async count(uri: string): Promise<number> {
    interface Listing {
      readonly files: readonly unknown[]
      readonly pagination: { readonly next_token?: string }
    }
    let count = 0
    for (let token: string | undefined = ''; token !== undefined;) {
      const query: URLSearchParams = new URLSearchParams({ uri, page_size: '1000', next_page_token: token })
      const { files, pagination }: Listing = await this.call('GET', `file?${query}`)
      count += files.length
      token = pagination.next_token || undefined
    }
    return count
  }

  private async call<T>(method: string, path: string, body?: object): Promise<T> {
    const raw = body instanceof Uint8Array
    const reply = await fetch(`${this.url}/api/v4/${path}`, {
      method,
      headers: {
        ...(this.token === '' ? {} : { authorization: `Bearer ${this.token}` }),
        'content-type': raw ? 'application/octet-stream' : 'application/json',
      },
      body: raw ? (body as Uint8Array<ArrayBuffer>) : body ? JSON.stringify(body) : null,
    })
    const answer = (await reply.json()) as { code: number; msg: string; data: T }
    if (answer.code !== 0) throw new Error(`${method} ${path}: ${answer.code} ${answer.msg}`)
    return answer.data
  }
}
