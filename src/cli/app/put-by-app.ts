import { resolve } from 'node:path'
import type { Core } from '../../core/compose.ts'
import { RedropError } from '../../shared/errors.ts'
import type { Transfer } from '../../shared/model/index.ts'
import { exit, type ExitCode } from '../exit-codes.ts'
import { interruptible, type Interrupt } from '../interrupt.ts'
import { parallel } from '../parallel.ts'
import { driveTransfer, type DriveOptions } from '../put/drive.ts'
import { outcome } from '../put/outcome.ts'
import { twins } from '../put/plan.ts'
import { remoteName, remoteUri } from '../put/places.ts'
import type { Terminal } from '../terminal.ts'
import { report } from '../with-core.ts'
import { appRunner } from './app-runner.ts'
import type { App } from './with-app.ts'

export interface AppPut {
  readonly account: string | undefined
  readonly uri: string
  readonly paths: readonly string[]
  readonly ifVersion: string | undefined
  readonly parents: boolean
}

/** `put` by the queue of the app: its progress and its questions come to this terminal. */
export async function putByApp(
  terminal: Terminal,
  core: Core,
  app: App,
  { account, uri, paths, ifVersion, parents }: AppPut,
  drive: DriveOptions,
): Promise<ExitCode> {
  const begun = await app.client.ask({
    ...{ do: 'put', uri, parents },
    account: account ?? null,
    // The app has a working folder of its own.
    paths: paths.map((path) => resolve(path)),
    ifVersion: ifVersion ?? null,
  })
  if (begun.kind === 'twins') throw twins(terminal.t, begun.name)
  const codes: ExitCode[] = begun.failed.map(({ path, failure: { code, params } }) => {
    // As it was typed.
    const name = paths.find((typed) => resolve(typed) === path) ?? path
    return report(terminal, new RedropError(code, params), { host: '', name, uri: '' })
  })
  const sent = await interruptible((interrupt) =>
    // One at a time has the line that is painted over; all are sent as the app does.
    parallel(terminal.paints ? 1 : begun.transfers.length, begun.transfers, async ({ id, isResumed }) => {
      const transfer = await core.store.transfers.get(id)
      if (!transfer) throw new RedropError('transfer-unknown', { id })
      if (isResumed) terminal.say(terminal.t('cli.put.resumed', { name: remoteName(transfer) }))
      return followOne(terminal, core, app, transfer, drive, interrupt)
    }),
  )
  return [...codes, ...sent].find((code) => code !== exit.done) ?? exit.done
}

/** These the app tries again by itself. */
const goingOn: readonly string[] = ['lock', 'offline', 'backoff', 'server-sick', 'local-busy']

/** Shows one transfer of the app until it rests, answers its questions, and says what came of it. */
export async function followOne(
  terminal: Terminal,
  core: Core,
  { client, following }: App,
  transfer: Transfer,
  drive: DriveOptions,
  interrupt: Interrupt,
): Promise<ExitCode> {
  const about = { host: '', name: remoteName(transfer), uri: remoteUri(transfer) }
  try {
    // One that was there before may have been taken up again just now.
    if (following.items.has(transfer.id)) await following.refresh()
    const runner = appRunner(core, client, following)
    const rested = await driveTransfer(terminal, runner, transfer, drive, interrupt)
    const code = await outcome(terminal, core, rested)
    if (rested.state.name === 'waiting' && goingOn.includes(rested.state.why))
      terminal.warn(terminal.t('cliApp.goesOn'))
    return code
  } catch (error) {
    return report(terminal, error, about)
  }
}
