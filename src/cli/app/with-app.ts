import type { Core } from '../../core/compose.ts'
import { RedropError } from '../../shared/errors.ts'
import type { ExitCode } from '../exit-codes.ts'
import type { Terminal } from '../terminal.ts'
import { report, withCore } from '../with-core.ts'
import type { AppClient } from './client.ts'
import { connectToApp } from './connect.ts'
import { Following } from './following.ts'

/** The running app, with its transfers. */
export interface App {
  readonly client: AppClient
  readonly following: Following
}

/** Runs a command that only the running app can do. */
export async function withApp(
  terminal: Terminal,
  command: (client: AppClient) => Promise<ExitCode>,
): Promise<ExitCode> {
  const client = await connectToApp(terminal)
  try {
    if (client === null) throw new RedropError('app-not-running')
    return await command(client)
  } catch (error) {
    return report(terminal, error, { host: '', name: '', uri: '' })
  } finally {
    client?.close()
  }
}

/** As `withCore`, with the app if it runs: then its engine works, and this process needs no sign-in of its own. */
export async function withCoreAndApp(
  terminal: Terminal,
  command: (core: Core, app: App | null) => Promise<ExitCode>,
): Promise<ExitCode> {
  const client = await connectToApp(terminal)
  try {
    return await withCore(
      terminal,
      async (core) => command(core, client && { client, following: await Following.begin(client) }),
      { asksForPassphrase: client !== null },
    )
  } finally {
    client?.close()
  }
}
