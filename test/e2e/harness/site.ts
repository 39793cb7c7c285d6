import { startServer, type ServerOptions, type TestServer } from '../../cloudreve/index.ts'
import { OtherPlace } from './other-place.ts'

export const email = 'ana@example.org'
export const password = 'correct horse'

export interface Site {
  readonly server: TestServer
  readonly elsewhere: OtherPlace
  /** What a file holds now, by the server's own ledger. */
  content(uri: string): Promise<string | null>
  /** Bytes of content that reached the server, by any route. */
  received(): number
}

/** A Cloudreve with one user, Ana. */
export async function startSite(options: ServerOptions = {}): Promise<Site> {
  const server = await startServer(options)
  server.site.addUser({ email, password, nickname: 'Ana' })
  const captcha = server.site.settings.loginCaptcha
  server.site.settings.loginCaptcha = false
  const elsewhere = await OtherPlace.signIn(server.url, email, password)
  server.site.settings.loginCaptcha = captcha
  return {
    server,
    elsewhere,
    content: async (uri) => (await server.ledger.current(uri)?.bytes())?.toString() ?? null,
    received: () =>
      server.requests
        .filter(({ path }) => path.endsWith('/file/content') || /\/file\/upload\/./.test(path))
        .reduce((sum, { bodyBytes }) => sum + bodyBytes, 0),
  }
}
