import type { Core } from '../../core/compose.ts'
import type { Connection } from '../../core/engine/context.ts'
import type { Decision, Transfer } from '../../shared/model/index.ts'
import { RedropError } from '../../shared/errors.ts'
import type { Terminal } from '../terminal.ts'
import { ask } from './ask.ts'
import { conflictJson, describe } from './describe.ts'
import { listenTo } from './listen.ts'
import { choiceOf, decisionFor, type Policy } from './policy.ts'

export interface DriveOptions {
  readonly policy: Policy
  /** Milliseconds for a file that is in use. */
  readonly lockWait: number
  readonly allowEmpty: boolean
}

/** Milliseconds without progress after which a command gives up waiting; the transfer is kept for `redrop resume`. */
const patience = 120_000

/** Decisions in one command: another writer that changes the file each time must not hold a script for ever. */
const mostDecisions = 10

/** Runs one transfer to its rest, answering its questions by policy or by asking. */
export async function driveTransfer(
  terminal: Terminal,
  core: Core,
  connection: Connection,
  transfer: Transfer,
  options: DriveOptions,
): Promise<Transfer> {
  const stop = new AbortController()
  const interrupt = () => stop.abort(new RedropError('cancelled'))
  process.on('SIGINT', interrupt)
  const listener = listenTo(terminal, core, transfer)
  try {
    let rested = transfer
    for (let decisions = 0; decisions <= mostDecisions; decisions++) {
      const run = { lockWait: options.lockWait, patience, signal: stop.signal }
      rested = await core.engine.run(rested.id, run).finally(() => listener.pause())
      const decision = await answer(terminal, core, connection, rested, options)
      if (!decision || rested.state.name !== 'needs-decision') return rested
      rested = await core.engine.decide(rested.id, rested.state.conflict.revision, decision)
    }
    return rested
  } finally {
    listener.stop()
    process.off('SIGINT', interrupt)
  }
}

async function answer(
  terminal: Terminal,
  core: Core,
  connection: Connection,
  transfer: Transfer,
  { policy, allowEmpty }: DriveOptions,
): Promise<Decision | null> {
  const { state } = transfer
  if (state.name !== 'needs-decision') return null
  const { conflict } = state
  if (conflict.kind === 'guard' && conflict.guard === 'empty' && allowEmpty) return { kind: 'accept-guard' }
  const chosen = choiceOf(policy, conflict)
  if (chosen) return decisionFor(core, connection, transfer, conflict, chosen)
  terminal.emit(conflictJson(transfer, conflict))
  if (policy === 'ask' && terminal.interactive) {
    const kind = await ask(terminal, transfer, conflict)
    return kind && decisionFor(core, connection, transfer, conflict, kind)
  }
  for (const line of describe(terminal.t, transfer, conflict)) terminal.warn(line)
  return null
}
