import { mkdtemp, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { OtherSession } from '../../../cloudreve/demo/other-session.ts'
import { startServer, type ServerOptions, type TestServer } from '../../../cloudreve/index.ts'
import { begin, type Ran, type Running, type RunOptions } from './run.ts'

export const ana = { email: 'ana@example.org', password: 'redrop-pass-1' }
export const bob = { email: 'bob@example.org', password: 'redrop-pass-2' }

/** A server with two users, a profile and a folder of local files; all gone when the test ends. */
export interface World {
  readonly server: TestServer
  readonly folder: string
  readonly home: string
  /** Environment of the command line. */
  readonly env: Readonly<Record<string, string>>
  /** Somebody at another computer; signed in as Ana in a world where she is. */
  readonly other: OtherSession
  readonly run: (argv: readonly string[], options?: RunOptions) => Promise<Ran>
  readonly begin: (argv: readonly string[], options?: RunOptions) => Running
  /** A local file, newer than anything on the server. */
  readonly file: (name: string, content: string | Uint8Array) => Promise<string>
  readonly signIn: (user?: typeof ana) => Promise<void>
  /** Content of the current version by the server's own ledger; null: no such file. */
  readonly content: (uri: string) => Promise<string | null>
  /** Bytes of file content that have reached the server. */
  readonly bytesReceived: () => number
}

export async function world(options: ServerOptions = {}): Promise<World> {
  const server = await startServer(options)
  onTestFinished(() => server.close())
  const { home, folder, env } = await places()
  server.site.addUser(ana)
  server.site.addUser(bob)
  const other = new OtherSession(server.url)
  const start = (argv: readonly string[], options: RunOptions = {}) =>
    begin(argv, { ...options, env: { ...env, ...options.env } })
  const run = (argv: readonly string[], options?: RunOptions) => start(argv, options).ended
  return {
    server,
    folder,
    home,
    env,
    other,
    run,
    begin: start,
    async file(name, content) {
      const path = join(folder, name)
      await writeFile(path, content)
      // The clock of file systems is coarse: newer than what the server got just now.
      const now = new Date(Date.now() + 1000)
      await utimes(path, now, now)
      return path
    },
    async signIn(user = ana) {
      const argv = ['login', '--server', server.url, '--email', user.email, '--password-stdin']
      const { code, err } = await run(argv, { stdin: `${user.password}\n` })
      if (code !== 0) throw new Error(`sign-in ended with ${code}: ${err}`)
    },
    content: async (uri) => (await server.ledger.current(uri)?.bytes())?.toString('utf8') ?? null,
    bytesReceived: () =>
      server.requests
        .filter(({ path }) => /\/file\/(content|upload)/.test(path))
        .reduce((sum, { bodyBytes }) => sum + bodyBytes, 0),
  }
}

/** A world in which Ana is signed in. */
export async function signedIn(options: ServerOptions = {}): Promise<World> {
  const made = await world(options)
  await made.signIn()
  await made.other.signIn(ana.email, ana.password)
  return made
}

/** An empty profile and an empty folder. */
export async function places() {
  const base = await mkdtemp(join(tmpdir(), 'redrop-cli-'))
  onTestFinished(() => rm(base, { recursive: true, force: true }))
  const home = join(base, 'profile')
  const folder = await mkdtemp(join(base, 'files-'))
  return { home, folder, env: { REDROP_HOME: home, REDROP_PASSPHRASE: 'open' } }
}

/** Sets the modification time into the past, as of a file that was there before what is on the server. */
export async function age(path: string, hours = 1): Promise<void> {
  const then = new Date(Date.now() - hours * 3_600_000)
  await utimes(path, then, then)
}
