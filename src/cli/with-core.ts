import { createCore, type Core, type CoreOptions } from '../core/compose.ts'
import type { Connection } from '../core/engine/context.ts'
import { explain } from '../core/services/explain.ts'
import { RedropError } from '../shared/errors.ts'
import type { Account } from '../shared/model/index.ts'
import { fileName, parentUri, parseUri } from '../shared/uri.ts'
import { withFingerprint } from './certificates.ts'
import { exitCodeOf, type ExitCode } from './exit-codes.ts'
import { createLog } from '../core/node/log.ts'
import type { Terminal } from './terminal.ts'
import { textOf } from './error-text.ts'
import { version } from './version.ts'

/** Runs a command on an opened profile and closes it; what goes wrong becomes one sentence and an exit code. */
export async function withCore(
  terminal: Terminal,
  command: (core: Core) => Promise<ExitCode>,
  options: Pick<CoreOptions, 'asksForPassphrase'> = {},
): Promise<ExitCode> {
  let core: Core | null = null
  try {
    const log = createLog(terminal.env, terminal.stderr)
    core = await createCore({ ...options, env: terminal.env, log, version })
    if (core.keptAside !== null) {
      const message = terminal.t('cli.profile.keptAside', { path: core.keptAside })
      terminal.emit({ event: 'profile-kept-aside', path: core.keptAside, message })
      terminal.warn(message)
    }
    return await command(core)
  } catch (error) {
    return report(terminal, core ? await withFingerprint(core, error) : error, {
      host: '',
      name: '',
      uri: '',
    })
  } finally {
    await core?.close()
  }
}

export interface Remote {
  readonly core: Core
  readonly connection: Connection
  /** As typed; a trailing slash means a folder. */
  readonly uri: string
}

/** As `withCore`, for a command about one remote place. */
export async function withRemote(
  terminal: Terminal,
  options: { account?: string },
  uri: string,
  command: (remote: Remote) => Promise<ExitCode>,
): Promise<ExitCode> {
  return withCore(terminal, (core) =>
    atPlace(terminal, core, options, uri, async (account) =>
      command({ core, connection: await core.connect(account), uri }),
    ),
  )
}

/** Runs what is about one remote place: what goes wrong names it, its host and its account. */
export async function atPlace(
  terminal: Terminal,
  core: Core,
  options: { account?: string },
  uri: string,
  command: (account: Account) => Promise<ExitCode>,
): Promise<ExitCode> {
  parseUri(uri)
  const account = await core.accounts.resolve(options.account)
  const { host } = new URL(account.url)
  const { name, url, email } = account
  try {
    return await command(account)
  } catch (error) {
    const found = await withFingerprint(core, error)
    return report(terminal, found, { host, name: fileName(uri) || uri, uri, account: name, url, email })
  }
}

/** As `withRemote`, for a command about one file. */
export async function withRemoteFile(
  terminal: Terminal,
  options: { account?: string },
  uri: string,
  command: (remote: Remote) => Promise<ExitCode>,
): Promise<ExitCode> {
  return withRemote(terminal, options, uri, (remote) => {
    // The server refuses to say anything about the root, as if one were not allowed to see it.
    if (parentUri(uri) === null) throw new RedropError('is-folder', { uri })
    return command(remote)
  })
}

type About = Parameters<typeof explain>[1] & Readonly<Record<string, string>>

export function report(terminal: Terminal, thrown: unknown, about: About): ExitCode {
  const found = explain(thrown, about)
  const error = new RedropError(found.code, { ...about, ...found.params }, { cause: thrown })
  const message = textOf(terminal.t, error)
  terminal.emit({
    event: 'error',
    code: error.code,
    message,
    ...('code' in error.params ? { serverCode: error.params['code'] } : {}),
  })
  terminal.warn(message)
  return exitCodeOf(error.code)
}
