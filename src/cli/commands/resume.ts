import type { Core } from '../../core/compose.ts'
import { RedropError } from '../../shared/errors.ts'
import { sameAccount, type Transfer } from '../../shared/model/index.ts'
import { exit, type ExitCode } from '../exit-codes.ts'
import { interruptible, type Interrupt } from '../interrupt.ts'
import { driveTransfer } from '../put/drive.ts'
import { lockWaitOf } from '../put/lock-wait.ts'
import { findTransfer, openTransfers } from '../put/open-transfers.ts'
import { outcome } from '../put/outcome.ts'
import { remoteName, remoteUri } from '../put/places.ts'
import type { Terminal } from '../terminal.ts'
import { report, withCore } from '../with-core.ts'
import type { CommonOptions, Register } from './shared.ts'

export function resumeCommand({ program, terminal, run }: Register): void {
  program
    .command('resume')
    .description(terminal.t('cli.help.resume'))
    .argument('[id]')
    .option('--account <name>', terminal.t('cli.help.account'))
    .action((id: string | undefined, options: CommonOptions) => run(() => resume(terminal, id, options)))
}

async function resume(
  terminal: Terminal,
  id: string | undefined,
  { account }: CommonOptions,
): Promise<ExitCode> {
  return withCore(terminal, async (core) => {
    await core.engine.recover()
    const open = await openTransfers(core, account)
    const chosen = id === undefined ? open : [findTransfer(terminal.t, open, id)]
    if (chosen.length === 0) terminal.say(terminal.t('cli.status.nothing'))
    const codes = await interruptible(async (interrupt) => {
      const found: ExitCode[] = []
      for (const transfer of chosen) {
        if (interrupt.signal.aborted) break
        found.push(await resumeOne(terminal, core, transfer, interrupt))
      }
      return found
    })
    return codes.find((code) => code !== exit.done) ?? exit.done
  })
}

async function resumeOne(
  terminal: Terminal,
  core: Core,
  transfer: Transfer,
  interrupt: Interrupt,
): Promise<ExitCode> {
  const account = (await core.accounts.list()).find((known) => sameAccount(known, transfer.account))
  const about = { host: '', name: remoteName(transfer), uri: remoteUri(transfer) }
  try {
    if (!account) throw new RedropError('signed-out', { name: about.name })
    const connection = await core.connect(account)
    const options = {
      policy: terminal.interactive ? 'ask' : 'fail',
      lockWait: lockWaitOf(terminal),
      allowEmpty: false,
    } as const
    const ready = await withoutOldLock(core, transfer)
    const rested = await driveTransfer(terminal, core, connection, ready, options, interrupt)
    return await outcome(terminal, core, rested)
  } catch (error) {
    return report(terminal, error, about)
  }
}

/** The lock of the question may be long gone: it is tried again, which answers nothing else. */
async function withoutOldLock(core: Core, transfer: Transfer): Promise<Transfer> {
  const { state } = transfer
  if (state.name !== 'needs-decision' || state.conflict.kind !== 'locked') return transfer
  return core.engine.decide(transfer.id, state.conflict.revision, { kind: 'wait' })
}
