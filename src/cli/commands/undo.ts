import { rm } from 'node:fs/promises'
import { undo as undoLast } from '../../core/services/undo.ts'
import { exactTime } from '../exact-time.ts'
import { exit, type ExitCode } from '../exit-codes.ts'
import { driveTransfer } from '../put/drive.ts'
import { outcome } from '../put/outcome.ts'
import { fileName } from '../../shared/uri.ts'
import { withRemote } from '../with-core.ts'
import { terminalOf, versionJson, type CommonOptions, type Register } from './shared.ts'

export function undoCommand(register: Register): void {
  const { program, t } = register
  program
    .command('undo')
    .description(t('cli.help.undo'))
    .argument('<uri>')
    .option('--account <name>', t('cli.help.account'))
    .action((uri: string, options: CommonOptions) => register.run(() => undo(register, uri, options)))
}

async function undo(register: Register, uri: string, options: CommonOptions): Promise<ExitCode> {
  const terminal = terminalOf(register, options)
  const { t } = terminal
  return withRemote(terminal, options, uri, async ({ core, connection }) => {
    const deps = { store: core.store, clock: core.clock, safety: core.safety, spool: core.profile.spool }
    const undone = await undoLast(deps, connection, uri)
    const name = fileName(uri)
    switch (undone.kind) {
      case 'version': {
        const time = exactTime(undone.current.createdAt)
        terminal.emit({ event: 'undone', to: 'version', uri, ...versionJson(undone.current) })
        terminal.say(t('cli.undo.version', { name, time }))
        if (!undone.covered) return exit.done
        terminal.emit({ event: 'covered', ...versionJson(undone.covered) })
        terminal.warn(
          t('cli.versions.covered', { time: exactTime(undone.covered.createdAt), id: undone.covered.id }),
        )
        return exit.conflict
      }
      case 'trash':
        terminal.emit({ event: 'undone', to: 'trash', uri })
        terminal.say(t('cli.undo.trash', { name }))
        return exit.done
      case 'send': {
        const [transfer] = await core.engine.add([undone.transfer])
        if (!transfer) return exit.other
        const rested = await driveTransfer(terminal, core, connection, transfer, {
          policy: 'fail',
          lockWait: 0,
          allowEmpty: true,
        })
        if (rested.state.name !== 'done') return outcome(terminal, core, connection.api.baseUrl.host, rested)
        await rm(undone.transfer.source.path, { force: true })
        terminal.emit({ event: 'undone', to: 'safety-copy', uri })
        terminal.say(t('cli.undo.sent', { name }))
        return exit.done
      }
    }
  })
}
