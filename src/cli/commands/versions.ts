import { fileVersions } from '../../core/services/versions.ts'
import { formatSize } from '../../shared/format/size.ts'
import { exactTime } from '../exact-time.ts'
import { exit } from '../exit-codes.ts'
import { withRemote } from '../with-core.ts'
import { terminalOf, versionJson, who, type CommonOptions, type Register } from './shared.ts'

export function versionsCommand(register: Register): void {
  const { program, t } = register
  program
    .command('versions')
    .description(t('cli.help.versions'))
    .argument('<uri>')
    .option('--account <name>', t('cli.help.account'))
    .action((uri: string, options: CommonOptions) => register.run(() => versions(register, uri, options)))
}

async function versions(register: Register, uri: string, options: CommonOptions) {
  const terminal = terminalOf(register, options)
  const { t } = terminal
  return withRemote(terminal, options, uri, async ({ core, connection }) => {
    const found = await fileVersions(core, connection, uri)
    for (const version of found.versions) {
      const isCurrent = version.id === found.current.id
      const mark = isCurrent ? `  (${t('cli.versions.current')})` : ''
      const size = formatSize(version.size, t.locale)
      terminal.print(
        `${version.id}  ${exactTime(version.createdAt)}  ${size}  ${who(t, version.origin)}${mark}`,
      )
      terminal.emit({ event: 'version', ...versionJson(version), current: isCurrent })
    }
    return exit.done
  })
}
