import { Option } from 'commander'
import { fileRef } from '../../core/engine/entries.ts'
import { fileVersions } from '../../core/services/versions.ts'
import { RedropError } from '../../shared/errors.ts'
import { sameAccount, type FileRef } from '../../shared/model/index.ts'
import { fileName } from '../../shared/uri.ts'
import { connectToApp } from '../app/connect.ts'
import { openEditor } from '../edit/editor.ts'
import { followSaves } from '../edit/saves.ts'
import { EditSession } from '../edit/session.ts'
import { exit, type ExitCode } from '../exit-codes.ts'
import { interruptible, type Interrupt } from '../interrupt.ts'
import type { DriveOptions } from '../put/drive.ts'
import { lockWaitOf } from '../put/lock-wait.ts'
import { policies, type Policy } from '../put/policy.ts'
import type { Terminal } from '../terminal.ts'
import { withRemoteFile, type Remote } from '../with-core.ts'
import { seconds, type CommonOptions, type Register } from './shared.ts'

interface EditOptions extends CommonOptions {
  readonly onConflict?: Policy
  readonly wait?: number
}

export function editCommand({ program, terminal, run }: Register): void {
  const { t } = terminal
  program
    .command('edit')
    .description(t('cliEdit.help.edit'))
    .argument('<uri>')
    .option('--account <name>', t('cli.help.account'))
    .addOption(new Option('--on-conflict <what>', t('cli.help.onConflict')).choices([...policies]))
    .option('--wait <seconds>', t('cli.help.wait'), seconds)
    .action((uri: string, options: EditOptions) =>
      run(() =>
        withRemoteFile(terminal, options, uri, (remote) =>
          interruptible((interrupt) => edit(terminal, remote, options, interrupt)),
        ),
      ),
    )
}

async function edit(
  terminal: Terminal,
  remote: Remote,
  options: EditOptions,
  interrupt: Interrupt,
): Promise<ExitCode> {
  const { core, connection, uri } = remote
  const { entry } = await fileVersions(core, connection, uri)
  const file = fileRef(connection.account, entry)
  const isKnown = await isEdited(remote, file)
  if (isKnown) await refuseIfInApp(terminal, file)
  const session = new EditSession(terminal, remote, interrupt)
  try {
    const begun = await session.begin(file, isKnown)
    if (begun === null) return session.code
    return await editCopy(terminal, remote, { session, ...begun }, options, interrupt)
  } finally {
    await session.close()
  }
}

interface Begun {
  readonly session: EditSession
  readonly id: string
  readonly path: string
}

async function editCopy(
  terminal: Terminal,
  { core, uri }: Remote,
  { session, id, path }: Begun,
  { onConflict, wait }: EditOptions,
  interrupt: Interrupt,
): Promise<ExitCode> {
  const drive: DriveOptions = {
    policy: onConflict ?? (terminal.interactive ? 'ask' : 'fail'),
    lockWait: lockWaitOf(terminal, wait),
    allowEmpty: false,
  }
  const end = async (): Promise<ExitCode> => {
    const about = { name: fileName(uri), path }
    if (await session.end(id)) {
      terminal.say(terminal.t('cliEdit.ended', about))
      return exit.done
    }
    terminal.emit({ event: 'edit-kept', uri, local: path })
    terminal.warn(terminal.t('cliEdit.kept', about))
    return session.code === exit.done ? exit.conflict : session.code
  }
  try {
    const editor = await openEditor(terminal, path, interrupt.signal)
    terminal.emit({ event: 'editing', uri, local: path })
    // What an editor has on the screen is not written over: what needs an answer is asked once it has ended.
    const told = editor.ownsTerminal ? silent(terminal) : terminal
    const quietly = editor.ownsTerminal ? { ...drive, policy: onConflict ?? 'fail' } : drive
    await followSaves({ watcher: session.watcher, clock: core.clock }, path, editor.ended, () =>
      session.push(id, told, quietly),
    )
    await session.push(id, terminal, drive)
  } catch (error) {
    await end()
    throw error
  }
  return end()
}

async function isEdited({ core }: Remote, file: FileRef): Promise<boolean> {
  const rows = await core.store.links.list()
  return rows.some(
    (row) => row.kind === 'edit' && row.file.id === file.id && sameAccount(row.file.account, file.account),
  )
}

/** Two processes with one copy would send each save twice. Throws RedropError `usage`. */
async function refuseIfInApp(terminal: Terminal, file: FileRef): Promise<void> {
  const app = await connectToApp(terminal)
  if (!app) return
  app.close()
  throw new RedropError('usage', { detail: terminal.t('cliEdit.inApp', { name: fileName(file.uri) }) })
}

function silent(terminal: Terminal): Terminal {
  const nothing = () => undefined
  return { ...terminal, interactive: false, paints: false, say: nothing, print: nothing, warn: nothing }
}
