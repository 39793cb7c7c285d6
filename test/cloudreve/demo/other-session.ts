/** Somebody else's program: plain requests, no code of the product. */
export class OtherSession {
  private readonly url: string
  private token = ''

  constructor(url: string) {
    this.url = url
  }

  async signIn(email: string, password: string): Promise<void> {
    const reply = await fetch(`${this.url}/api/v4/session/token`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email, password }),
    })
    const { data } = (await reply.json()) as { data: { token: { access_token: string } } }
    this.token = data.token.access_token
  }

  async save(uri: string, content: Uint8Array<ArrayBuffer>): Promise<void> {
    const reply = await fetch(`${this.url}/api/v4/file/content?uri=${encodeURIComponent(uri)}`, {
      method: 'PUT',
      headers: { authorization: `Bearer ${this.token}`, 'content-length': String(content.length) },
      body: content,
    })
    const { code } = (await reply.json()) as { code: number }
    if (code !== 0) throw new Error(`the other session could not save: ${code}`)
  }
}
