import { exit } from '../exit-codes.ts'
import { withCore } from '../with-core.ts'
import { terminalOf, type CommonOptions, type Register } from './shared.ts'

export function accountsCommand(register: Register): void {
  const { program, t } = register
  program
    .command('accounts')
    .description(t('cli.help.accounts'))
    .action((options: CommonOptions) => register.run(() => accounts(register, options)))
}

async function accounts(register: Register, options: CommonOptions) {
  const terminal = terminalOf(register, options)
  return withCore(terminal, async (core) => {
    const all = await core.accounts.list()
    if (all.length === 0) terminal.say(terminal.t('cli.accounts.none'))
    for (const { name, url, email, serverVersion, method } of all) {
      terminal.print(`${name}  ${url}  Cloudreve ${serverVersion}`)
      terminal.emit({ event: 'account', name, url, email, serverVersion, method })
    }
    return exit.done
  })
}
