import { realpath, stat } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { toLocalName } from '../../core/domain/local-name.ts'
import { fileRef } from '../../core/engine/entries.ts'
import { fileVersions, type FileVersions } from '../../core/services/versions.ts'
import { RedropError } from '../../shared/errors.ts'
import { formatSize } from '../../shared/format/size.ts'
import { exit, type ExitCode } from '../exit-codes.ts'
import { interruptible } from '../interrupt.ts'
import { driveTransfer } from '../put/drive.ts'
import { ownRunner } from '../put/runner.ts'
import { outcome } from '../put/outcome.ts'
import type { Terminal } from '../terminal.ts'
import { withRemoteFile, type Remote } from '../with-core.ts'
import type { CommonOptions, Register } from './shared.ts'

interface GetOptions extends CommonOptions {
  readonly overwrite?: boolean
}

export function getCommand({ program, terminal, run }: Register): void {
  const { t } = terminal
  program
    .command('get')
    .description(t('cli.help.get'))
    .argument('<uri>')
    .argument('<local>')
    .option('--account <name>', t('cli.help.account'))
    .option('--overwrite', t('cli.help.overwrite'))
    .action((uri: string, local: string, options: GetOptions) =>
      run(() => get(terminal, uri, local, options)),
    )
}

async function get(terminal: Terminal, uri: string, local: string, options: GetOptions): Promise<ExitCode> {
  const { t } = terminal
  const overwrite = options.overwrite ?? false
  return withRemoteFile(terminal, options, uri, async (remote) => {
    const { core, connection } = remote
    const found = await fileVersions(core, connection, uri)
    const { entry, current } = found
    const path = await destination(local, entry.name, overwrite)
    const [transfer] = await core.engine.add([download(remote, found, path, overwrite)])
    if (!transfer) return exit.other
    const drive = { policy: 'fail', lockWait: 0, allowEmpty: false } as const
    const rested = await interruptible((interrupt) =>
      driveTransfer(terminal, ownRunner(core, connection), transfer, drive, interrupt),
    )
    if (rested.state.name !== 'done') return outcome(terminal, core, rested)
    terminal.emit({
      event: 'result',
      id: rested.id,
      uri: entry.uri,
      local: path,
      result: 'downloaded',
      version: current.id,
      size: current.size,
    })
    const size = formatSize(current.size, t.locale)
    terminal.say(t('cli.get.done', { name: entry.name, path, size }))
    return exit.done
  })
}

function download(
  { core, connection }: Remote,
  { entry, current }: FileVersions,
  path: string,
  overwrite: boolean,
) {
  const file = fileRef(connection.account, entry)
  return {
    direction: 'download',
    account: file.account,
    target: { kind: 'replace', file, base: { version: current, seenIn: 'cli', at: core.clock.now() } },
    source: { path, dev: '0', ino: '0', size: current.size, mtimeNs: '0' },
    options: { overwrite },
  } as const
}

/**
 * Into a folder, under a name that this system can have; or the path as given. A symbolic link stands for the file it
 * points to. Throws RedropError `local-exists`, `local-special`, `local-missing` (the folder to write in).
 */
async function destination(local: string, name: string, overwrite: boolean): Promise<string> {
  const given = resolve(local)
  const isFolder = (await lookAt(given))?.isDirectory() ?? /[\\/]$/.test(local)
  const path = isFolder ? join(given, toLocalName(name)) : given
  const found = await lookAt(path)
  if (!found) {
    if (!(await lookAt(dirname(path)))) throw new RedropError('local-missing', { path: dirname(path) })
    return path
  }
  if (found.isDirectory()) throw new RedropError('local-is-folder', { path })
  // A rename would put a file in the place of the device.
  if (!found.isFile()) throw new RedropError('local-special', { path })
  if (!overwrite) throw new RedropError('local-exists', { path })
  return realpath(path)
}

async function lookAt(path: string) {
  return stat(path).catch((error: unknown) => {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ENOENT' || code === 'ENOTDIR') return null
    throw new RedropError('local-unreadable', { path, detail: code ?? String(error) }, { cause: error })
  })
}
