import { rm } from 'node:fs/promises'
import type { NewTransfer } from '../../core/engine/engine.ts'
import { undo as undoLast } from '../../core/services/undo.ts'
import { fileName } from '../../shared/uri.ts'
import { exactTime } from '../exact-time.ts'
import { exit, type ExitCode } from '../exit-codes.ts'
import { interruptible } from '../interrupt.ts'
import { driveTransfer } from '../put/drive.ts'
import { ownRunner } from '../put/runner.ts'
import { outcome } from '../put/outcome.ts'
import type { Terminal } from '../terminal.ts'
import { withRemoteFile, type Remote } from '../with-core.ts'
import { covered } from './restore.ts'
import { versionJson, type CommonOptions, type Register } from './shared.ts'

export function undoCommand({ program, terminal, run }: Register): void {
  program
    .command('undo')
    .description(terminal.t('cli.help.undo'))
    .argument('<uri>')
    .option('--account <name>', terminal.t('cli.help.account'))
    .action((uri: string, options: CommonOptions) => run(() => undo(terminal, uri, options)))
}

async function undo(terminal: Terminal, uri: string, options: CommonOptions): Promise<ExitCode> {
  const { t } = terminal
  return withRemoteFile(terminal, options, uri, async (remote) => {
    const { core, connection } = remote
    const deps = { store: core.store, clock: core.clock, safety: core.safety, spool: core.profile.spool }
    const undone = await undoLast(deps, connection, uri)
    const name = fileName(uri)
    switch (undone.kind) {
      case 'version': {
        const time = exactTime(undone.current.createdAt)
        terminal.emit({ event: 'undone', to: 'version', uri, ...versionJson(undone.current) })
        terminal.say(t('cli.undo.version', { name, time }))
        return undone.covered ? covered(terminal, undone.covered) : exit.done
      }
      case 'trash':
        terminal.emit({ event: 'undone', to: 'trash', uri })
        terminal.say(t('cli.undo.trash', { name }))
        return exit.done
      case 'send':
        return sendBack(terminal, remote, undone.transfer)
    }
  })
}

async function sendBack(
  terminal: Terminal,
  { core, connection, uri }: Remote,
  wanted: NewTransfer,
): Promise<ExitCode> {
  const [transfer] = await core.engine.add([wanted])
  if (!transfer) return exit.other
  const options = { policy: 'fail', lockWait: 0, allowEmpty: true } as const
  const rested = await interruptible((interrupt) =>
    driveTransfer(terminal, ownRunner(core, connection), transfer, options, interrupt),
  )
  if (rested.state.name !== 'done') return outcome(terminal, core, rested)
  await rm(wanted.source.path, { force: true })
  terminal.emit({ event: 'undone', to: 'safety-copy', uri })
  terminal.say(terminal.t('cli.undo.sent', { name: fileName(uri) }))
  return exit.done
}
