import { fileVersions } from '../../core/services/versions.ts'
import { formatSize } from '../../shared/format/size.ts'
import { exactTime } from '../exact-time.ts'
import { exit } from '../exit-codes.ts'
import type { Terminal } from '../terminal.ts'
import { withRemoteFile } from '../with-core.ts'
import { versionJson, who, type CommonOptions, type Register } from './shared.ts'

export function versionsCommand({ program, terminal, run }: Register): void {
  program
    .command('versions')
    .description(terminal.t('cli.help.versions'))
    .argument('<uri>')
    .option('--account <name>', terminal.t('cli.help.account'))
    .action((uri: string, options: CommonOptions) => run(() => versions(terminal, uri, options)))
}

async function versions(terminal: Terminal, uri: string, options: CommonOptions) {
  const { t } = terminal
  return withRemoteFile(terminal, options, uri, async ({ core, connection }) => {
    const found = await fileVersions(core, connection, uri)
    for (const version of found.versions) {
      const isCurrent = version.id === found.current.id
      const facts = [
        version.id,
        exactTime(version.createdAt),
        formatSize(version.size, t.locale),
        who(t, version.origin),
        ...(isCurrent ? [t('cli.versions.current')] : []),
      ]
      terminal.print(facts.join('  '))
      terminal.emit({ event: 'version', ...versionJson(version), current: isCurrent })
    }
    return exit.done
  })
}
