import { sameAccount } from '../../shared/model/index.ts'
import { exit, type ExitCode } from '../exit-codes.ts'
import { textOf } from '../translate.ts'
import { withCore } from '../with-core.ts'
import { terminalOf, type CommonOptions, type Register } from './shared.ts'

export function logoutCommand(register: Register): void {
  const { program, t } = register
  program
    .command('logout')
    .description(t('cli.help.logout'))
    .option('--account <name>', t('cli.help.account'))
    .action((options: CommonOptions) => register.run(() => logout(register, options)))
}

async function logout(register: Register, options: CommonOptions): Promise<ExitCode> {
  const terminal = terminalOf(register, options)
  const { t } = terminal
  return withCore(terminal, async (core) => {
    const account = await core.accounts.resolve(options.account)
    const { notTold } = await core.accounts.signOut(account)
    const open = await core.store.transfers.open()
    const unfinished = open.filter((transfer) => sameAccount(transfer.account, account)).length
    terminal.emit({ event: 'signed-out', account: account.name, told: notTold === null, unfinished })
    terminal.say(t('cli.logout.done', { account: account.name }))
    if (notTold)
      terminal.warn(t('cli.logout.notTold', { host: new URL(account.url).host, reason: textOf(t, notTold) }))
    terminal.say(t('cli.logout.kept', { account: account.name, n: unfinished }))
    return exit.done
  })
}
