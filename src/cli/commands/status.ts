import type { Core } from '../../core/compose.ts'
import { isPaused } from '../../core/engine/pause.ts'
import { Pausing } from '../../core/services/pausing.ts'
import { leaseKey } from '../../core/domain/target-key.ts'
import type { Transfer } from '../../shared/model/index.ts'
import { doing } from '../app/doing.ts'
import { withCoreAndApp, type App } from '../app/with-app.ts'
import { exit, type ExitCode } from '../exit-codes.ts'
import { conflictJson } from '../put/conflict-json.ts'
import { describe } from '../put/describe.ts'
import { shortId } from '../put/hints.ts'
import { openTransfers } from '../put/open-transfers.ts'
import { isUnanswered } from '../put/outcome.ts'
import { remoteName, remoteUri } from '../put/places.ts'
import type { Terminal } from '../terminal.ts'
import type { CommonOptions, Register } from './shared.ts'

export function statusCommand({ program, terminal, run }: Register): void {
  program
    .command('status')
    .description(terminal.t('cli.help.status'))
    .option('--account <name>', terminal.t('cli.help.account'))
    .action((options: CommonOptions) => run(() => status(terminal, options)))
}

async function status(terminal: Terminal, { account }: CommonOptions): Promise<ExitCode> {
  return withCoreAndApp(terminal, async (core, app) => {
    // The app has done so.
    if (!app) await core.engine.recover()
    const open = await openTransfers(core, account)
    if (open.length === 0) terminal.print(terminal.t('cli.status.nothing'))
    const pausing = new Pausing(core.store.settings)
    await pausing.load()
    for (const transfer of open) await show(terminal, core, app, transfer, pausing.isOn)
    if (open.length > 0) terminal.say(terminal.t('cli.status.resume'))
    return exit.done
  })
}

async function show(
  terminal: Terminal,
  core: Core,
  app: App | null,
  transfer: Transfer,
  allPaused: boolean,
): Promise<void> {
  const { t } = terminal
  const { state, direction } = transfer
  const holder = await core.store.leases.holder(leaseKey(transfer))
  const unknown = await isUnanswered(core, transfer)
  terminal.emit({
    event: 'transfer',
    id: transfer.id,
    direction,
    uri: remoteUri(transfer),
    local: transfer.source.path,
    state: state.name,
    running: holder !== null,
    paused: isPaused(transfer) || (allPaused && state.name === 'queued'),
    unknown,
  })
  const item = app?.following.items.get(transfer.id)
  const now =
    app && item
      ? doing(t, item, app.following)
      : holder
        ? t('cli.status.running', { pid: holder.pid })
        : restingAs(terminal, transfer, unknown, allPaused)
  const way = direction === 'upload' ? '→' : '←'
  terminal.print(`${shortId(transfer)}  ${transfer.source.path} ${way} ${remoteName(transfer)}  ${now}`)
  if (state.name !== 'needs-decision') return
  terminal.emit(conflictJson(transfer, state.conflict))
  for (const line of describe(t, transfer, state.conflict)) terminal.print(`    ${line}`)
}

function restingAs({ t }: Terminal, { state }: Transfer, unknown: boolean, allPaused: boolean): string {
  if (unknown) return t('cli.status.unknown')
  if (state.name === 'needs-decision') return t('cli.status.question')
  if (state.name === 'waiting') return t(`cli.status.waiting.${state.why}`)
  return t(allPaused ? 'cli.status.waiting.paused' : 'cli.status.queued')
}
