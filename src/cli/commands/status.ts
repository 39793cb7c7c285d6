import type { Core } from '../../core/compose.ts'
import { leaseKey } from '../../core/domain/target-key.ts'
import type { Transfer } from '../../shared/model/index.ts'
import { exit, type ExitCode } from '../exit-codes.ts'
import { conflictJson, describe, remoteName, remoteUri } from '../put/describe.ts'
import { driveTransfer } from '../put/drive.ts'
import { outcome } from '../put/outcome.ts'
import type { Terminal } from '../terminal.ts'
import { report, withCore } from '../with-core.ts'
import { terminalOf, type CommonOptions, type Register } from './shared.ts'

export function statusCommand(register: Register): void {
  const { program, t } = register
  program
    .command('status')
    .description(t('cli.help.status'))
    .action((options: CommonOptions) => register.run(() => status(register, options)))
}

export function resumeCommand(register: Register): void {
  const { program, t } = register
  program
    .command('resume')
    .description(t('cli.help.resume'))
    .argument('[id]')
    .action((id: string | undefined, options: CommonOptions) =>
      register.run(() => resume(register, id, options)),
    )
}

export function cancelCommand(register: Register): void {
  const { program, t } = register
  program
    .command('cancel')
    .description(t('cli.help.cancel'))
    .argument('<id>')
    .action((id: string, options: CommonOptions) => register.run(() => cancel(register, id, options)))
}

async function status(register: Register, options: CommonOptions): Promise<ExitCode> {
  const terminal = terminalOf(register, options)
  return withCore(terminal, async (core) => {
    const open = await core.store.transfers.open()
    if (open.length === 0) terminal.print(terminal.t('cli.status.nothing'))
    for (const transfer of open) await show(terminal, core, transfer)
    if (open.length > 0) terminal.print(terminal.t('cli.status.resume'))
    return exit.done
  })
}

async function show(terminal: Terminal, core: Core, transfer: Transfer): Promise<void> {
  const { t } = terminal
  const { state } = transfer
  const holder = await core.store.leases.holder(leaseKey(transfer))
  const name = remoteName(transfer)
  const what = holder
    ? t('cli.status.running', { pid: holder.pid })
    : state.name === 'needs-decision'
      ? t('cli.status.question')
      : state.name === 'waiting'
        ? t(`cli.put.waiting.${state.why}`)
        : t('cli.status.queued')
  terminal.print(`${transfer.id}  ${name}  ${what}`)
  if (state.name !== 'needs-decision') {
    terminal.emit({
      event: 'transfer',
      id: transfer.id,
      uri: remoteUri(transfer),
      local: transfer.source.path,
      state: state.name,
      running: holder !== null,
    })
    return
  }
  terminal.emit(conflictJson(transfer, state.conflict))
  for (const line of describe(t, transfer, state.conflict)) terminal.print(`    ${line}`)
}

async function resume(register: Register, id: string | undefined, options: CommonOptions): Promise<ExitCode> {
  const terminal = terminalOf(register, options)
  return withCore(terminal, async (core) => {
    const open = await core.store.transfers.open()
    const chosen = id === undefined ? open : open.filter((transfer) => transfer.id.startsWith(id))
    if (chosen.length === 0) terminal.say(terminal.t('cli.status.nothing'))
    let worst: ExitCode = id !== undefined && chosen.length === 0 ? exit.notFoundOrAllowed : exit.done
    for (const transfer of chosen) {
      const code = await resumeOne(terminal, core, transfer)
      if (worst === exit.done) worst = code
    }
    return worst
  })
}

async function resumeOne(terminal: Terminal, core: Core, transfer: Transfer): Promise<ExitCode> {
  try {
    const connection = await core.connect(transfer.account)
    const policy = terminal.interactive ? 'ask' : 'fail'
    const rested = await driveTransfer(terminal, core, connection, transfer, {
      policy,
      lockWait: 0,
      allowEmpty: false,
    })
    return await outcome(terminal, core, connection.api.baseUrl.host, rested)
  } catch (error) {
    return report(terminal, error, { host: '', name: remoteName(transfer), uri: remoteUri(transfer) })
  }
}

async function cancel(register: Register, id: string, options: CommonOptions): Promise<ExitCode> {
  const terminal = terminalOf(register, options)
  return withCore(terminal, async (core) => {
    const open = await core.store.transfers.open()
    const transfer = open.find((candidate) => candidate.id.startsWith(id))
    if (!transfer) {
      terminal.warn(terminal.t('errors.not-found', { uri: id }))
      return exit.notFoundOrAllowed
    }
    const connection = await core.connect(transfer.account)
    const ended = await core.engine.cancel(transfer.id, 'cancelled')
    const code = await outcome(terminal, core, connection.api.baseUrl.host, ended)
    return ended.state.name === 'ended' ? exit.done : code
  })
}
