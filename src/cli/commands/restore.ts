import { restoreVersion } from '../../core/services/versions.ts'
import { exactTime } from '../exact-time.ts'
import { exit, type ExitCode } from '../exit-codes.ts'
import type { VersionRef } from '../../shared/model/index.ts'
import type { Terminal } from '../terminal.ts'
import { withRemoteFile } from '../with-core.ts'
import { versionJson, type CommonOptions, type Register } from './shared.ts'

export function restoreCommand({ program, terminal, run }: Register): void {
  program
    .command('restore')
    .description(terminal.t('cli.help.restore'))
    .argument('<uri>')
    .argument('<version>')
    .option('--account <name>', terminal.t('cli.help.account'))
    .action((uri: string, version: string, options: CommonOptions) =>
      run(() => restore(terminal, uri, version, options)),
    )
}

async function restore(terminal: Terminal, uri: string, version: string, options: CommonOptions) {
  const { t } = terminal
  return withRemoteFile(terminal, options, uri, async ({ core, connection }) => {
    const { after, covered: slipped } = await restoreVersion(core, connection, uri, version)
    const { name } = after.entry
    terminal.emit({ event: 'restored', uri: after.entry.uri, ...versionJson(after.current) })
    terminal.say(t('cli.versions.restored', { name, time: exactTime(after.current.createdAt) }))
    return slipped ? covered(terminal, slipped) : exit.done
  })
}

/** Making a version current has no precondition on the server: what came in between lies under it, unseen. */
export function covered(terminal: Terminal, version: VersionRef): ExitCode {
  terminal.emit({ event: 'covered', ...versionJson(version) })
  terminal.warn(terminal.t('cli.versions.covered', { time: exactTime(version.createdAt), id: version.id }))
  return exit.conflict
}
