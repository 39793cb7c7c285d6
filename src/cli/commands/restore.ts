import { restoreVersion } from '../../core/services/versions.ts'

import { exactTime } from '../exact-time.ts'
import { exit } from '../exit-codes.ts'
import { withRemote } from '../with-core.ts'
import { terminalOf, versionJson, type CommonOptions, type Register } from './shared.ts'

export function restoreCommand(register: Register): void {
  const { program, t } = register
  program
    .command('restore')
    .description(t('cli.help.restore'))
    .argument('<uri>')
    .argument('<version>')
    .option('--account <name>', t('cli.help.account'))
    .action((uri: string, version: string, options: CommonOptions) =>
      register.run(() => restore(register, uri, version, options)),
    )
}

async function restore(register: Register, uri: string, version: string, options: CommonOptions) {
  const terminal = terminalOf(register, options)
  const { t } = terminal
  return withRemote(terminal, options, uri, async ({ core, connection }) => {
    const { before, after } = await restoreVersion(core, connection, uri, version)
    const { name } = after.entry
    terminal.emit({ event: 'restored', uri: after.entry.uri, ...versionJson(after.current) })
    terminal.say(t('cli.versions.restored', { name, time: exactTime(after.current.createdAt) }))
    const known = new Set(before.versions.map(({ id }) => id))
    const slipped = after.versions.find(({ id }) => !known.has(id))
    if (!slipped) return exit.done
    terminal.emit({ event: 'covered', ...versionJson(slipped) })
    terminal.warn(t('cli.versions.covered', { time: exactTime(slipped.createdAt), id: slipped.id }))
    return exit.conflict
  })
}
