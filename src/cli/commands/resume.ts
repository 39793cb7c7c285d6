import type { Core } from '../../core/compose.ts'
import { RedropError } from '../../shared/errors.ts'
import { sameAccount, type Transfer } from '../../shared/model/index.ts'
import { followOne } from '../app/put-by-app.ts'
import { goOn } from '../app/go-on.ts'
import { withCoreAndApp, type App } from '../app/with-app.ts'
import { exit, type ExitCode } from '../exit-codes.ts'
import { interruptible, type Interrupt } from '../interrupt.ts'
import { driveTransfer } from '../put/drive.ts'
import { ownRunner } from '../put/runner.ts'
import { lockWaitOf } from '../put/lock-wait.ts'
import { findTransfer, openTransfers } from '../put/open-transfers.ts'
import { outcome } from '../put/outcome.ts'
import { remoteName, remoteUri } from '../put/places.ts'
import type { Terminal } from '../terminal.ts'
import { report } from '../with-core.ts'
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
  return withCoreAndApp(terminal, async (core, app) => {
    // The app has done so.
    if (!app) await core.engine.recover()
    const open = await openTransfers(core, account)
    const chosen = id === undefined ? open : [findTransfer(terminal.t, open, id)]
    if (chosen.length === 0) terminal.say(terminal.t('cli.status.nothing'))
    const codes = await interruptible(async (interrupt) => {
      const found: ExitCode[] = []
      for (const transfer of chosen) {
        if (interrupt.signal.aborted) break
        found.push(await resumeOne(terminal, core, app, transfer, interrupt))
      }
      return found
    })
    return codes.find((code) => code !== exit.done) ?? exit.done
  })
}

async function resumeOne(
  terminal: Terminal,
  core: Core,
  app: App | null,
  transfer: Transfer,
  interrupt: Interrupt,
): Promise<ExitCode> {
  const options = {
    policy: terminal.interactive ? 'ask' : 'fail',
    lockWait: lockWaitOf(terminal),
    allowEmpty: false,
  } as const
  const item = app?.following.items.get(transfer.id)
  if (app && item) {
    await goOn(app, item)
    return followOne(terminal, core, app, transfer, options, interrupt)
  }
  const account = (await core.accounts.list()).find((known) => sameAccount(known, transfer.account))
  const about = { host: '', name: remoteName(transfer), uri: remoteUri(transfer) }
  try {
    if (!account) throw new RedropError('signed-out', { name: about.name })
    const connection = await core.connect(account)
    const ready = await withoutOldLock(core, transfer)
    const rested = await driveTransfer(terminal, ownRunner(core, connection), ready, options, interrupt)
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
