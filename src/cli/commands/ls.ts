import stringWidth from 'string-width'
import { isCode } from '../../core/cloudreve/errors.ts'
import { Code } from '../../core/cloudreve/codes.ts'
import { info } from '../../core/cloudreve/files.ts'
import { listAll } from '../../core/cloudreve/listing.ts'
import type { Connection } from '../../core/engine/context.ts'
import { formatSize } from '../../shared/format/size.ts'
import type { RemoteEntry } from '../../shared/model/index.ts'
import { exactTime } from '../exact-time.ts'
import { exit } from '../exit-codes.ts'
import type { Terminal } from '../terminal.ts'
import { withRemote } from '../with-core.ts'
import type { CommonOptions, Register } from './shared.ts'

export function lsCommand({ program, terminal, run }: Register): void {
  program
    .command('ls')
    .description(terminal.t('cli.help.ls'))
    .argument('<uri>')
    .option('--account <name>', terminal.t('cli.help.account'))
    .action((uri: string, options: CommonOptions) => run(() => ls(terminal, uri, options)))
}

async function ls(terminal: Terminal, uri: string, options: CommonOptions) {
  return withRemote(terminal, options, uri, async ({ connection }) => {
    for await (const entries of entriesAt(connection, uri)) {
      for (const entry of entries) show(terminal, entry)
    }
    return exit.done
  })
}

/** What is in a folder; a file stands for itself. */
async function* entriesAt({ api }: Connection, uri: string): AsyncGenerator<readonly RemoteEntry[]> {
  try {
    yield* listAll(api, uri, { orderBy: 'name' })
  } catch (error) {
    // The listing of a file is "no such path", as is that of nothing.
    if (!isCode(error, Code.PathNotFound)) throw error
    yield [await info(api, { uri })]
  }
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
