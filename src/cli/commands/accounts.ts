import { exit } from '../exit-codes.ts'
import type { Terminal } from '../terminal.ts'
import { withCore } from '../with-core.ts'
import type { Register } from './shared.ts'

export function accountsCommand({ program, terminal, run }: Register): void {
  program
    .command('accounts')
    .description(terminal.t('cli.help.accounts'))
    .action(() => run(() => accounts(terminal)))
}

async function accounts(terminal: Terminal) {
  return withCore(terminal, async (core) => {
    const all = await core.accounts.list()
    if (all.length === 0) terminal.say(terminal.t('cli.accounts.none'))
    for (const { name, url, email, serverVersion, method } of all) {
      terminal.print(`${name}  ${url}  ${email}  Cloudreve ${serverVersion}`)
      terminal.emit({ event: 'account', name, url, email, serverVersion, method })
    }
    return exit.done
  })
}
