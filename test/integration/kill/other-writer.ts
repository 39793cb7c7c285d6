/** Somebody else's program: plain requests, no code of the product. */
export class OtherWriter {
  private readonly url: string
  private token = ''

  constructor(url: string) {
    this.url = `${url}/api/v4`
  }

  async signIn(email: string, password: string): Promise<void> {
    const { data } = await this.call('POST', '/session/token', JSON.stringify({ email, password }))
    this.token = (data as { token: { access_token: string } }).token.access_token
  }

  /** Puts content there whatever is there; a lock in the way is broken. */
  async save(uri: string, content: Buffer): Promise<void> {
    const path = `/file/content?uri=${encodeURIComponent(uri)}`
    let reply = await this.call('PUT', path, content)
    if (reply.code === 40073) {
      const tokens = (reply.data as { token: string }[]).map(({ token }) => token)
      await this.call('DELETE', '/file/lock', JSON.stringify({ tokens }))
      reply = await this.call('PUT', path, content)
    }
    if (reply.code !== 0) throw new Error(`could not save: ${JSON.stringify(reply)}`)
  }

  async call(
    method: string,
    path: string,
    body: string | Buffer,
  ): Promise<{ readonly code: number; readonly data?: unknown }> {
    const reply = await fetch(this.url + path, {
      method,
      headers: {
        ...(this.token !== '' && { authorization: `Bearer ${this.token}` }),
        ...(typeof body === 'string' && { 'content-type': 'application/json' }),
      },
      body: typeof body === 'string' ? body : new Uint8Array(body),
    })
    return (await reply.json()) as { code: number; data?: unknown }
  }
}
