import stringWidth from 'string-width'
import { list } from '../../core/cloudreve/listing.ts'
import type { RemoteEntry } from '../../shared/model/index.ts'
import { formatSize } from '../../shared/format/size.ts'
import { exactTime } from '../exact-time.ts'
import { exit } from '../exit-codes.ts'
import type { Terminal } from '../terminal.ts'
import { withRemote } from '../with-core.ts'
import { terminalOf, type CommonOptions, type Register } from './shared.ts'

export function lsCommand(register: Register): void {
  const { program, t } = register
  program
    .command('ls')
    .description(t('cli.help.ls'))
    .argument('<uri>')
    .option('--account <name>', t('cli.help.account'))
    .action((uri: string, options: CommonOptions) => register.run(() => ls(register, uri, options)))
}

async function ls(register: Register, uri: string, options: CommonOptions) {
  const terminal = terminalOf(register, options)
  return withRemote(terminal, options, uri, async ({ connection }) => {
    let token: string | null = null
    do {
      const page = await list(connection.api, uri, {
        orderBy: 'name',
        ...(token === null ? {} : { pageToken: token }),
      })
      for (const entry of page.entries) show(terminal, entry)
      token = page.nextToken
    } while (token !== null)
    return exit.done
  })
}

const sizeColumn = 10

function show(terminal: Terminal, entry: RemoteEntry): void {
  const { locale } = terminal.t
  const isFolder = entry.type === 'folder'
  const size = isFolder ? '' : formatSize(entry.size, locale)
  const padding = ' '.repeat(Math.max(0, sizeColumn - stringWidth(size)))
  terminal.print(`${padding}${size}  ${exactTime(entry.updatedAt)}  ${entry.name}${isFolder ? '/' : ''}`)
  terminal.emit(entryJson(entry))
}

export function entryJson(entry: RemoteEntry): Record<string, unknown> {
  const { type, id, name, uri, size, version, owned } = entry
  const times = {
    createdAt: new Date(entry.createdAt).toISOString(),
    updatedAt: new Date(entry.updatedAt).toISOString(),
  }
  const file = type === 'file' ? { size, version } : {}
  return { event: 'entry', type, id, name, uri, ...file, ...times, owned }
}
