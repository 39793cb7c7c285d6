import { sameAccount } from '../../shared/model/index.ts'
import { exit, type ExitCode } from '../exit-codes.ts'
import type { Terminal } from '../terminal.ts'
import { textOf } from '../error-text.ts'
import { withCore } from '../with-core.ts'
import type { CommonOptions, Register } from './shared.ts'

export function logoutCommand({ program, terminal, run }: Register): void {
  program
    .command('logout')
    .description(terminal.t('cli.help.logout'))
    .option('--account <name>', terminal.t('cli.help.account'))
    .action((options: CommonOptions) => run(() => logout(terminal, options)))
}

/** Removes the secret and says what else is kept. */
async function logout(terminal: Terminal, options: CommonOptions): Promise<ExitCode> {
  const { t } = terminal
  return withCore(terminal, async (core) => {
    const account = await core.accounts.resolve(options.account)
    const { host } = new URL(account.url)
    const { notTold, keepsApp } = await core.accounts.signOut(account)
    const open = await core.store.transfers.open()
    const unfinished = open.filter((transfer) => sameAccount(transfer.account, account)).length
    const told = notTold === null
    terminal.emit({ event: 'signed-out', account: account.name, told, unfinished, keepsApp })
    terminal.say(t('cli.logout.done', { account: account.name }))
    if (notTold) terminal.warn(t('cli.logout.notTold', { host, reason: textOf(t, notTold) }))
    terminal.say(t('cli.logout.kept', { account: account.name, n: unfinished }))
    if (keepsApp) terminal.say(t('cli.logout.keepsApp', { host }))
    return exit.done
  })
}
