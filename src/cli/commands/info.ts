import stringWidth from 'string-width'
import { info } from '../../core/cloudreve/files.ts'
import { list } from '../../core/cloudreve/listing.ts'
import type { Connection } from '../../core/engine/context.ts'
import { formatSize } from '../../shared/format/size.ts'
import type { RemoteEntry } from '../../shared/model/index.ts'
import { parentUri } from '../../shared/uri.ts'
import { exactTime } from '../exact-time.ts'
import { exit } from '../exit-codes.ts'
import type { Terminal } from '../terminal.ts'
import { withRemote } from '../with-core.ts'
import { entryJson } from './ls.ts'
import type { CommonOptions, Register } from './shared.ts'

export function infoCommand({ program, terminal, run }: Register): void {
  program
    .command('info')
    .description(terminal.t('cli.help.info'))
    .argument('<uri>')
    .option('--account <name>', terminal.t('cli.help.account'))
    .action((uri: string, options: CommonOptions) => run(() => show(terminal, uri, options)))
}

async function show(terminal: Terminal, uri: string, options: CommonOptions) {
  return withRemote(terminal, options, uri, async ({ connection }) => {
    const entry = await entryAt(connection, uri)
    terminal.emit({ ...entryJson(entry), event: 'info', policy: entry.extended?.policy?.type ?? null })
    terminal.print(entry.uri)
    line(terminal, 'id', entry.id)
    if (entry.type === 'file') {
      line(terminal, 'size', `${formatSize(entry.size, terminal.t.locale)} (${entry.size})`)
      line(terminal, 'version', entry.version)
    }
    line(terminal, 'updated', exactTime(entry.updatedAt))
    return exit.done
  })
}

const titleColumn = 8

function line(terminal: Terminal, what: 'id' | 'size' | 'version' | 'updated', value: string): void {
  const title = terminal.t(`cli.info.${what}`)
  terminal.print(`  ${title}${' '.repeat(Math.max(1, titleColumn - stringWidth(title)))} ${value}`)
}

/** The root has no info of its own; its listing describes it. */
async function entryAt(connection: Connection, uri: string): Promise<RemoteEntry> {
  if (parentUri(uri) === null) return (await list(connection.api, uri, { pageSize: 1 })).parent
  return info(connection.api, { uri }, { extended: true })
}
