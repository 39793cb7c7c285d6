import { withCoreAndApp, type App } from '../app/with-app.ts'
import type { Core } from '../../core/compose.ts'
import type { Transfer } from '../../shared/model/index.ts'
import { exit, type ExitCode } from '../exit-codes.ts'
import { findTransfer, openTransfers } from '../put/open-transfers.ts'
import { outcome } from '../put/outcome.ts'
import { remoteName, remoteUri } from '../put/places.ts'
import type { Terminal } from '../terminal.ts'
import { report } from '../with-core.ts'
import type { CommonOptions, Register } from './shared.ts'

export function cancelCommand({ program, terminal, run }: Register): void {
  program
    .command('cancel')
    .description(terminal.t('cli.help.cancel'))
    .argument('<id>')
    .option('--account <name>', terminal.t('cli.help.account'))
    .action((id: string, options: CommonOptions) => run(() => cancel(terminal, id, options)))
}

async function cancel(terminal: Terminal, id: string, { account }: CommonOptions): Promise<ExitCode> {
  return withCoreAndApp(terminal, async (core, app) => {
    const transfer = findTransfer(terminal.t, await openTransfers(core, account), id)
    const about = { host: '', name: remoteName(transfer), uri: remoteUri(transfer) }
    try {
      const ended = await end(core, app, transfer)
      // What turned out to be saved already is said as it is.
      if (ended.state.name !== 'ended') return await outcome(terminal, core, ended)
      terminal.emit({ event: 'cancelled', id: transfer.id, uri: about.uri })
      terminal.say(terminal.t('cli.cancel.done', { name: about.name }))
      return exit.done
    } catch (error) {
      return report(terminal, error, about)
    }
  })
}

async function end(core: Core, app: App | null, { id }: Transfer): Promise<Transfer> {
  if (!app?.following.items.has(id)) return core.engine.cancel(id, 'cancelled')
  await app.client.ask({ do: 'cancel', transfer: id })
  return (await core.store.transfers.get(id)) ?? core.engine.cancel(id, 'cancelled')
}
