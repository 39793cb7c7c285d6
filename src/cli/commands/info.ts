import { info } from '../../core/cloudreve/files.ts'
import { list } from '../../core/cloudreve/listing.ts'
import type { Connection } from '../../core/engine/context.ts'
import { formatSize } from '../../shared/format/size.ts'
import type { RemoteEntry } from '../../shared/model/index.ts'
import { parentUri } from '../../shared/uri.ts'
import { exactTime } from '../exact-time.ts'
import { exit } from '../exit-codes.ts'
import { withRemote } from '../with-core.ts'
import { entryJson } from './ls.ts'
import { terminalOf, type CommonOptions, type Register } from './shared.ts'

export function infoCommand(register: Register): void {
  const { program, t } = register
  program
    .command('info')
    .description(t('cli.help.info'))
    .argument('<uri>')
    .option('--account <name>', t('cli.help.account'))
    .action((uri: string, options: CommonOptions) => register.run(() => show(register, uri, options)))
}

async function show(register: Register, uri: string, options: CommonOptions) {
  const terminal = terminalOf(register, options)
  return withRemote(terminal, options, uri, async ({ connection }) => {
    const entry = await entryAt(connection, uri)
    const { locale } = terminal.t
    terminal.emit({ ...entryJson(entry), event: 'info', policy: entry.extended?.policy?.type ?? null })
    terminal.print(entry.uri)
    terminal.print(`  id       ${entry.id}`)
    if (entry.type === 'file') {
      terminal.print(`  size     ${formatSize(entry.size, locale)} (${entry.size})`)
      terminal.print(`  version  ${entry.version}`)
    }
    terminal.print(`  updated  ${exactTime(entry.updatedAt)}`)
    return exit.done
  })
}

/** The root has no info of its own; its listing describes it. */
async function entryAt(connection: Connection, uri: string): Promise<RemoteEntry> {
  if (parentUri(uri) === null) return (await list(connection.api, uri, { pageSize: 1 })).parent
  return info(connection.api, { uri }, { extended: true })
}
