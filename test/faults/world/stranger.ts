import { contentOf, sha256 } from '../plan/content.ts'

interface Reply {
  readonly code: number
  readonly data?: unknown
}

/** Somebody else's program at the same site: plain requests, no code of the product, no conditions. */
export class Stranger {
  /** Hashes of all that was ever sent by it. */
  readonly contents = new Map<string, string>()
  /** Sizes of what it sent and what may have been left half-way by a server that died. */
  readonly sizes = new Set<number>()
  /** It broke locks that were not its own. */
  brokeLocks = false
  /** A database in trouble kept its lock: only a restart of the server takes it away. */
  leftLock = false
  private readonly url: string
  private readonly seed: number
  private token = ''
  private credentials: { readonly email: string; readonly password: string } | null = null
  private count = 0

  constructor(url: string, seed: number) {
    this.url = `${url}/api/v4`
    this.seed = seed
  }

  async signIn(email: string, password: string): Promise<void> {
    this.credentials = { email, password }
    this.token = ''
    const { data } = await this.ask('POST', '/session/token', JSON.stringify({ email, password }))
    this.token = (data as { token?: { access_token: string } } | undefined)?.token?.access_token ?? ''
  }

  /** Saves new content there, whatever is there. False: it was locked, or the server was not well. */
  async save(uri: string, force: boolean, size = 5_000 + this.count): Promise<boolean> {
    const content = contentOf(this.seed, `stranger ${++this.count} ${uri}`, size)
    this.contents.set(sha256(content), `stranger's no. ${this.count}`)
    this.sizes.add(size)
    const path = `/file/content?uri=${encodeURIComponent(uri)}`
    const reply = await this.put(path, content)
    if (reply.code !== 40073 || !force || !Array.isArray(reply.data)) return reply.code === 0
    const tokens = (reply.data as { token?: string }[]).flatMap(({ token }) => token ?? [])
    this.brokeLocks = true
    await this.call('DELETE', '/file/lock', JSON.stringify({ tokens }))
    return (await this.put(path, content)).code === 0
  }

  private async put(path: string, content: Buffer): Promise<Reply> {
    const reply = await this.call('PUT', path, content)
    if (reply.code === 50001) this.leftLock = true
    return reply
  }

  async rename(uri: string, name: string): Promise<boolean> {
    return (await this.call('POST', '/file/rename', JSON.stringify({ uri, new_name: name }))).code === 0
  }

  async trash(uri: string): Promise<boolean> {
    return (await this.call('DELETE', '/file', JSON.stringify({ uris: [uri] }))).code === 0
  }

  /** Signs in again when the login has run out. */
  private async call(method: string, path: string, body: string | Buffer): Promise<Reply> {
    const reply = await this.ask(method, path, body)
    const isSignedOut = reply.code === 401 || (reply.code === 40081 && path === '/file')
    if (!isSignedOut || !this.credentials) return reply
    await this.signIn(this.credentials.email, this.credentials.password)
    return this.ask(method, path, body)
  }

  private async ask(method: string, path: string, body: string | Buffer): Promise<Reply> {
    try {
      const reply = await fetch(this.url + path, {
        method,
        headers: {
          ...(this.token !== '' && { authorization: `Bearer ${this.token}` }),
          ...(typeof body === 'string' && { 'content-type': 'application/json' }),
        },
        body: typeof body === 'string' ? body : new Uint8Array(body),
      })
      return (await reply.json()) as Reply
    } catch {
      // The same troubles that the client has; what it did not save, nobody expects.
      return { code: -1 }
    }
  }
}
