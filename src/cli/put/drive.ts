import type { Conflict, DecisionKind, Transfer } from '../../shared/model/index.ts'
import type { Interrupt } from '../interrupt.ts'
import type { Terminal } from '../terminal.ts'
import { answerText, ask } from './ask.ts'
import { conflictJson } from './conflict-json.ts'
import { describe } from './describe.ts'
import { hints } from './hints.ts'
import { listenTo } from './listen.ts'
import { choiceOf, type Policy } from './policy.ts'
import type { Runner } from './runner.ts'
import { answersTo } from './answers-to.ts'

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
  runner: Runner,
  transfer: Transfer,
  options: DriveOptions,
  interrupt: Interrupt,
): Promise<Transfer> {
  const { lockWait } = options
  const listener = listenTo(terminal, runner, transfer)
  try {
    let rested = transfer
    for (let decisions = 0; ; decisions++) {
      const run = { lockWait, patience, signal: interrupt.signal }
      rested = await runner.run(rested, run).finally(() => listener.pause())
      const { state } = rested
      if (state.name !== 'needs-decision' || decisions === mostDecisions) return rested
      const kind = await answer(terminal, rested, state.conflict, options, interrupt)
      const decided = kind && (await runner.decide(rested, state.conflict, kind))
      if (!decided) return await forgetHopeless(runner, rested, state.conflict)
      terminal.emit({ event: 'decision', id: rested.id, decision: kind })
      rested = decided
    }
  } finally {
    listener.stop()
  }
}

/** Nobody can answer this one: kept, it would only ask for ever. What is returned still says why nothing was sent. */
async function forgetHopeless(runner: Runner, transfer: Transfer, conflict: Conflict): Promise<Transfer> {
  if (answersTo(conflict).length === 0) await runner.cancel(transfer.id)
  return transfer
}

/** Null: the question stays open. What was decided on is always shown, whoever decides. */
async function answer(
  terminal: Terminal,
  transfer: Transfer,
  conflict: Conflict,
  { policy, allowEmpty }: DriveOptions,
  interrupt: Interrupt,
): Promise<DecisionKind | null> {
  const { t } = terminal
  terminal.emit(conflictJson(transfer, conflict))
  const isAccepted = conflict.kind === 'guard' && conflict.guard === 'empty' && allowEmpty
  const chosen = isAccepted ? 'accept-guard' : choiceOf(policy, conflict)
  if (chosen) {
    for (const line of describe(t, transfer, conflict)) terminal.say(line)
    terminal.say(t('cli.put.answered', { answer: answerText(t, conflict, chosen) }))
    return chosen
  }
  if (policy === 'ask' && terminal.interactive) return ask(terminal, transfer, conflict, interrupt)
  for (const line of describe(t, transfer, conflict)) terminal.warn(line)
  for (const line of hints(t, transfer, conflict)) terminal.warn(line)
  return null
}
