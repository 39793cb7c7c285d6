import { Option } from 'commander'
import type { Core } from '../../core/compose.ts'
import type { NewTransfer } from '../../core/engine/engine.ts'
import { RedropError } from '../../shared/errors.ts'
import type { Account } from '../../shared/model/index.ts'
import { putByApp } from '../app/put-by-app.ts'
import { withCoreAndApp, type App } from '../app/with-app.ts'
import { exit, type ExitCode } from '../exit-codes.ts'
import { interruptible, type Interrupt } from '../interrupt.ts'
import { parallel } from '../parallel.ts'
import { driveTransfer, type DriveOptions } from '../put/drive.ts'
import { ownRunner } from '../put/runner.ts'
import { lockWaitOf } from '../put/lock-wait.ts'
import { outcome } from '../put/outcome.ts'
import { remoteName, remoteUri } from '../put/places.ts'
import { plan } from '../put/plan.ts'
import { policies, type Policy } from '../put/policy.ts'
import { lookAtSources } from '../put/sources.ts'
import type { Terminal } from '../terminal.ts'
import { refuse } from '../usage.ts'
import { atPlace, report, type Remote } from '../with-core.ts'
import { seconds, type CommonOptions, type Register } from './shared.ts'

interface PutOptions extends CommonOptions {
  readonly ifVersion?: string
  readonly onConflict?: Policy
  readonly allowEmpty?: boolean
  readonly parents?: boolean
  readonly wait?: number
}

export function putCommand({ program, terminal, run }: Register): void {
  const { t } = terminal
  const command = program
    .command('put')
    .description(t('cli.help.put'))
    .usage('[options] <local...> <uri>')
    .argument('<local...>')
    .option('--account <name>', t('cli.help.account'))
    .option('--if-version <id>', t('cli.help.ifVersion'))
    .addOption(new Option('--on-conflict <what>', t('cli.help.onConflict')).choices([...policies]))
    .option('--allow-empty', t('cli.help.allowEmpty'))
    .option('--parents', t('cli.help.parents'))
    .option('--wait <seconds>', t('cli.help.wait'), seconds)
    .action((paths: string[], options: PutOptions) => {
      if (paths.length < 2) {
        const what = paths[0]?.includes('://') ? '<local...>' : '<uri>'
        return run(() => Promise.resolve(refuse(terminal, t('cli.usage.missing', { what }), command)))
      }
      return run(() => put(terminal, paths.slice(0, -1), paths.at(-1) ?? '', options))
    })
}

async function put(
  terminal: Terminal,
  paths: readonly string[],
  uri: string,
  options: PutOptions,
): Promise<ExitCode> {
  const { t } = terminal
  const { account, ifVersion, parents = false } = options
  const at = (core: Core, app: App | null) =>
    atPlace(terminal, core, options, uri, (key) => send(core, app, key))
  const send = async (core: Core, app: App | null, key: Account) => {
    if (ifVersion !== undefined && paths.length > 1)
      throw new RedropError('usage', { detail: t('cli.usage.oneFile') })
    if (app) {
      const wanted = { account, uri, paths, ifVersion, parents }
      return putByApp(terminal, core, app, wanted, driveOptions(terminal, options))
    }
    const remote = { core, connection: await core.connect(key), uri }
    const { readable, code } = await lookAtSources(terminal, paths)
    if (readable.length === 0) return code
    const request = { sources: readable, uri, ...(ifVersion === undefined ? {} : { ifVersion }) }
    const wanted = await plan(t, remote, request, { parents })
    const codes = await interruptible((interrupt) => sendAll(terminal, remote, wanted, options, interrupt))
    return [code, ...codes].find((one) => one !== exit.done) ?? exit.done
  }
  return withCoreAndApp(terminal, at)
}

async function sendAll(
  terminal: Terminal,
  remote: Remote,
  wanted: readonly NewTransfer[],
  options: PutOptions,
  interrupt: Interrupt,
): Promise<ExitCode[]> {
  const notBegun: string[] = []
  const codes = await parallel(
    terminal.paints ? 1 : remote.core.settings.current.filesAtOnce,
    wanted,
    async (one) => {
      if (!interrupt.signal.aborted) return sendOne(terminal, remote, one, options, interrupt)
      notBegun.push(remoteName(one))
      return exit.other
    },
  )
  if (notBegun.length > 0) {
    terminal.emit({ event: 'not-begun', names: notBegun })
    terminal.warn(terminal.t('cli.put.notBegun', { names: notBegun.join(', ') }))
  }
  return codes
}

async function sendOne(
  terminal: Terminal,
  { core, connection, uri }: Remote,
  wanted: NewTransfer,
  options: PutOptions,
  interrupt: Interrupt,
): Promise<ExitCode> {
  const { host } = connection.api.baseUrl
  let about = { host, name: wanted.source.path, uri }
  try {
    const [transfer] = await core.engine.add([wanted])
    if (!transfer) return exit.other
    about = { host, name: remoteName(transfer), uri: remoteUri(transfer) }
    const isResumed = transfer.source !== wanted.source
    if (isResumed) terminal.say(terminal.t('cli.put.resumed', { name: about.name }))
    const drive = driveOptions(terminal, options)
    return await outcome(
      terminal,
      core,
      await driveTransfer(terminal, ownRunner(core, connection), transfer, drive, interrupt),
    )
  } catch (error) {
    return report(terminal, error, about)
  }
}

function driveOptions(
  terminal: Terminal,
  { onConflict, wait, allowEmpty = false }: PutOptions,
): DriveOptions {
  return {
    policy: onConflict ?? (terminal.interactive ? 'ask' : 'fail'),
    lockWait: lockWaitOf(terminal, wait),
    allowEmpty,
  }
}
