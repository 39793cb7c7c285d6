import type { Core } from '../../core/compose.ts'
import type { LinkRow } from '../../core/store/index.ts'
import { RedropError } from '../../shared/errors.ts'
import { sameAccount, type Transfer } from '../../shared/model/index.ts'
import { fileName } from '../../shared/uri.ts'
import { followOne } from '../app/put-by-app.ts'
import type { App } from '../app/with-app.ts'
import { exit, type ExitCode } from '../exit-codes.ts'
import type { Interrupt } from '../interrupt.ts'
import { driveTransfer, type DriveOptions } from '../put/drive.ts'
import { outcome } from '../put/outcome.ts'
import { ownRunner } from '../put/runner.ts'
import type { Terminal } from '../terminal.ts'
import { report } from '../with-core.ts'
import { ownLinks } from './own-links.ts'

/** Sends what a linked file holds now, by the app if it runs; its progress and its questions come to this terminal. */
export async function pushLink(
  terminal: Terminal,
  core: Core,
  app: App | null,
  row: LinkRow,
  options: DriveOptions,
  interrupt: Interrupt,
): Promise<ExitCode> {
  const account = (await core.accounts.list()).find((known) => sameAccount(known, row.file.account))
  const name = fileName(row.file.uri)
  const about = { host: account ? new URL(account.url).host : '', name, uri: row.file.uri }
  try {
    if (app) {
      const id = await app.client.ask({ do: 'linkPush', link: row.id })
      if (id === null) return unchanged(terminal, row)
      return await followOne(terminal, core, app, await stored(core, id), options, interrupt)
    }
    if (!account) throw new RedropError('signed-out', { name })
    const connection = await core.connect(account)
    const links = await ownLinks(terminal, core)
    const id = await links.push(row.id)
    if (id === null) return unchanged(terminal, row)
    const runner = ownRunner(core, connection)
    const rested = await driveTransfer(terminal, runner, await stored(core, id), options, interrupt)
    await links.heard(row.id, id)
    return await outcome(terminal, core, rested)
  } catch (error) {
    return report(terminal, error, about)
  }
}

function unchanged(terminal: Terminal, { id, file, path }: LinkRow): ExitCode {
  terminal.emit({ event: 'result', link: id, uri: file.uri, local: path, result: 'unchanged' })
  terminal.say(terminal.t('cliLink.unchanged', { name: fileName(file.uri) }))
  return exit.done
}

async function stored({ store }: Core, id: string): Promise<Transfer> {
  const transfer = await store.transfers.get(id)
  if (!transfer) throw new RedropError('transfer-unknown', { id })
  return transfer
}
