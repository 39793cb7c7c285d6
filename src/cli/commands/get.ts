import { resolve, join } from 'node:path'
import { stat } from 'node:fs/promises'
import { fileVersions } from '../../core/services/versions.ts'
import { toLocalName } from '../../core/domain/local-name.ts'
import { fileRef } from '../../core/engine/entries.ts'
import { RedropError } from '../../shared/errors.ts'
import { formatSize } from '../../shared/format/size.ts'
import { exit, type ExitCode } from '../exit-codes.ts'
import { driveTransfer } from '../put/drive.ts'
import { outcome } from '../put/outcome.ts'
import { withRemote } from '../with-core.ts'
import { terminalOf, type CommonOptions, type Register } from './shared.ts'

interface GetOptions extends CommonOptions {
  readonly overwrite?: boolean
}

export function getCommand(register: Register): void {
  const { program, t } = register
  program
    .command('get')
    .description(t('cli.help.get'))
    .argument('<uri>')
    .argument('<local>')
    .option('--account <name>', t('cli.help.account'))
    .option('--overwrite', t('cli.help.overwrite'))
    .action((uri: string, local: string, options: GetOptions) =>
      register.run(() => get(register, uri, local, options)),
    )
}

async function get(register: Register, uri: string, local: string, options: GetOptions): Promise<ExitCode> {
  const terminal = terminalOf(register, options)
  return withRemote(terminal, options, uri, async ({ core, connection }) => {
    const { entry, current } = await fileVersions(core, connection, uri)
    const path = await destination(local, entry.name)
    const overwrite = options.overwrite ?? false
    if (!overwrite && (await isThere(path))) throw new RedropError('local-exists', { path })
    const file = fileRef(connection.account, entry)
    const [transfer] = await core.engine.add([
      {
        direction: 'download',
        account: file.account,
        target: { kind: 'replace', file, base: { version: current, seenIn: 'cli', at: core.clock.now() } },
        source: { path, dev: '0', ino: '0', size: current.size, mtimeNs: '0' },
        options: { overwrite },
      },
    ])
    if (!transfer) return exit.other
    const rested = await driveTransfer(terminal, core, connection, transfer, {
      policy: 'fail',
      lockWait: 0,
      allowEmpty: false,
    })
    if (rested.state.name !== 'done') return outcome(terminal, core, connection.api.baseUrl.host, rested)
    terminal.emit({
      event: 'result',
      id: rested.id,
      uri: entry.uri,
      local: path,
      result: 'downloaded',
      version: current.id,
      size: current.size,
    })
    terminal.say(
      terminal.t('cli.get.done', {
        name: entry.name,
        path,
        size: formatSize(current.size, terminal.t.locale),
      }),
    )
    return exit.done
  })
}

/** Into a folder, under a name that this system can have; or the path as given. */
async function destination(local: string, name: string): Promise<string> {
  const path = resolve(local)
  const found = await stat(path).catch(() => null)
  return found?.isDirectory() ? join(path, toLocalName(name)) : path
}

async function isThere(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  )
}
