import { Option } from 'commander'
import type { NewTransfer } from '../../core/engine/engine.ts'
import { snapshot } from '../../core/node/files/snapshot.ts'
import { putTargets } from '../../core/services/put-targets.ts'
import { RedropError } from '../../shared/errors.ts'
import type { LocalSnapshot, Transfer } from '../../shared/model/index.ts'
import { exit, type ExitCode } from '../exit-codes.ts'
import { parallel } from '../parallel.ts'
import { remoteName, remoteUri } from '../put/describe.ts'
import { driveTransfer } from '../put/drive.ts'
import { outcome } from '../put/outcome.ts'
import { policies, type Policy } from '../put/policy.ts'
import type { Terminal } from '../terminal.ts'
import { report, withRemote, type Remote } from '../with-core.ts'
import { seconds, terminalOf, type CommonOptions, type Register } from './shared.ts'

interface PutOptions extends CommonOptions {
  readonly ifVersion?: string
  readonly onConflict?: Policy
  readonly allowEmpty?: boolean
  readonly wait?: number
}

/** Files sent at the same time (design §6). On a terminal one after the other: each may have a question. */
const atOnce = 3
/** On a terminal a lock is waited for this long before it becomes a question. Milliseconds. */
const patientLockWait = 120_000

export function putCommand(register: Register): void {
  const { program, t } = register
  program
    .command('put')
    .description(t('cli.help.put'))
    .usage('[options] <local...> <uri>')
    .argument('<paths...>')
    .option('--account <name>', t('cli.help.account'))
    .option('--if-version <id>', t('cli.help.ifVersion'))
    .addOption(new Option('--on-conflict <what>', t('cli.help.onConflict')).choices([...policies]))
    .option('--allow-empty', t('cli.help.allowEmpty'))
    .option('--wait <seconds>', t('cli.help.wait'), seconds)
    .action((paths: string[], options: PutOptions) => register.run(() => put(register, paths, options)))
}

async function put(register: Register, paths: string[], options: PutOptions): Promise<ExitCode> {
  const terminal = terminalOf(register, options)
  const locals = paths.slice(0, -1)
  const uri = paths.at(-1) ?? ''
  return withRemote(terminal, options, uri, async (remote) => {
    const { ifVersion } = options
    if (ifVersion !== undefined && locals.length > 1) {
      throw new RedropError('usage', { detail: '--if-version: 1 file' })
    }
    const { sources, failed } = await readable(terminal, locals)
    if (sources.length === 0) return failed ?? exit.usage
    const request = { sources, uri, ...(ifVersion === undefined ? {} : { ifVersion }) }
    const wanted = await putTargets(remote.core, remote.connection, request)
    const codes = await parallel(terminal.interactive ? 1 : atOnce, wanted, (one) =>
      sendOne(terminal, remote, one, options),
    )
    return [failed ?? exit.done, ...codes].find((code) => code !== exit.done) ?? exit.done
  })
}

async function readable(terminal: Terminal, locals: readonly string[]) {
  const sources: LocalSnapshot[] = []
  let failed: ExitCode | null = null
  for (const path of locals) {
    try {
      sources.push(await snapshot(path))
    } catch (error) {
      failed ??= report(terminal, error, { host: '', name: path, uri: '' })
    }
  }
  return { sources, failed }
}

async function sendOne(
  terminal: Terminal,
  remote: Remote,
  wanted: NewTransfer,
  options: PutOptions,
): Promise<ExitCode> {
  const { core, connection } = remote
  const { host } = connection.api.baseUrl
  let about = { host, name: wanted.source.path, uri: remote.uri }
  try {
    const [transfer] = await core.engine.add([wanted])
    if (!transfer) return exit.other
    about = { host, name: remoteName(transfer), uri: remoteUri(transfer) }
    if (isResumed(transfer, wanted)) terminal.say(terminal.t('cli.put.resumed', { name: about.name }))
    const rested = await driveTransfer(terminal, core, connection, transfer, {
      policy: options.onConflict ?? (terminal.interactive ? 'ask' : 'fail'),
      lockWait:
        options.wait === undefined ? (terminal.interactive ? patientLockWait : 0) : options.wait * 1000,
      allowEmpty: options.allowEmpty ?? false,
    })
    return await outcome(terminal, core, host, rested)
  } catch (error) {
    return report(terminal, error, about)
  }
}

function isResumed(transfer: Transfer, wanted: NewTransfer): boolean {
  return transfer.source !== wanted.source
}
