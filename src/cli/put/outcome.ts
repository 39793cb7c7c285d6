import type { Core } from '../../core/compose.ts'
import type { ErrorCode } from '../../shared/errors.ts'
import { formatSize } from '../../shared/format/size.ts'
import { sameAccount, type Conflict, type Transfer, type WaitReason } from '../../shared/model/index.ts'
import { exit, exitCodeOf, type ExitCode } from '../exit-codes.ts'
import type { Terminal } from '../terminal.ts'
import { errorText } from '../error-text.ts'
import { remoteName, remoteUri, typedUri } from './places.ts'
import { answersTo } from './answers-to.ts'

/** Says how a transfer rests, and gives the exit code for it. */
export async function outcome(terminal: Terminal, core: Core, transfer: Transfer): Promise<ExitCode> {
  const { t } = terminal
  const { state } = transfer
  const name = remoteName(transfer)
  switch (state.name) {
    case 'done':
      return done(terminal, core, transfer, state.as)
    case 'ended': {
      if (state.as !== 'failed' || !state.reason) {
        terminal.emit({ ...resultOf(transfer), result: state.as })
        terminal.warn(t('cli.put.cancelled', { name }))
        return exit.other
      }
      const code = state.reason.code as ErrorCode
      const message = errorText(t, code, state.reason.params)
      terminal.emit({ ...resultOf(transfer), result: 'failed', code, message })
      terminal.warn(message)
      return exitCodeOf(code)
    }
    case 'needs-decision': {
      const result = answersTo(state.conflict).length === 0 ? 'refused' : 'needs-decision'
      terminal.emit({ ...resultOf(transfer), result, conflict: state.conflict.kind })
      return exitOfConflict(state.conflict)
    }
    case 'waiting':
      return resting(terminal, core, transfer, state.why)
    default:
      return resting(terminal, core, transfer, null)
  }
}

function resultOf(transfer: Transfer): Record<string, unknown> {
  return { event: 'result', id: transfer.id, uri: remoteUri(transfer), local: transfer.source.path }
}

/** Kept for another run. `why` is null where this one was stopped. */
async function resting(
  terminal: Terminal,
  core: Core,
  transfer: Transfer,
  why: WaitReason | null,
): Promise<ExitCode> {
  const isUnknown = await isUnanswered(core, transfer)
  const result = isUnknown ? 'unknown' : why === null ? 'interrupted' : 'waiting'
  terminal.emit({ ...resultOf(transfer), result, why })
  const key = isUnknown ? 'unknown' : (why ?? 'interrupted')
  const facts = { name: remoteName(transfer), host: await hostOf(core, transfer) }
  terminal.warn(terminal.t(`cli.restedAs.${key}`, facts))
  if (why === 'sign-in') return exit.signIn
  if (why === 'lock') return exit.locked
  return why === 'disk-full' ? exit.tooLargeOrNoSpace : exit.networkOrUnknown
}

/** All of it was sent and the server has not said what became of it. */
export async function isUnanswered(core: Core, transfer: Transfer): Promise<boolean> {
  const open = await core.store.attempts.openOf(transfer.id)
  return open.some((attempt) => attempt.releasedAt !== null)
}

async function hostOf(core: Core, transfer: Transfer): Promise<string> {
  const account = (await core.accounts.list()).find((known) => sameAccount(known, transfer.account))
  return account ? new URL(account.url).host : transfer.account.instance
}

async function done(
  terminal: Terminal,
  core: Core,
  transfer: Transfer,
  as: 'saved' | 'identical' | 'declined',
): Promise<ExitCode> {
  const { t } = terminal
  const [row] = await core.store.history.list({ transferId: transfer.id, limit: 1 })
  const name = row?.name ?? remoteName(transfer)
  const uri = row?.uri ?? remoteUri(transfer)
  const result = as === 'saved' ? (row?.result ?? 'replaced') : as
  const remembered = row ? { fileId: row.fileId, undo: row.undo?.to.kind ?? null } : {}
  const after = row?.after ? { version: row.after.id, size: row.after.size } : {}
  terminal.emit({ ...resultOf(transfer), uri, result, ...remembered, ...after })
  const size = formatSize(transfer.source.size, t.locale)
  if (as === 'identical') terminal.say(t('cli.put.identical', { name }))
  else if (as === 'declined') terminal.say(t('cli.put.declined', { name }))
  else {
    terminal.say(t(result === 'created' ? 'cli.put.created' : 'cli.put.replaced', { name, size }))
    if (row?.undo) terminal.say(t('cli.put.canUndo', { uri: typedUri(uri) }))
  }
  return exit.done
}

function exitOfConflict(conflict: Conflict): ExitCode {
  switch (conflict.kind) {
    case 'locked':
      return exit.locked
    case 'no-space':
      return exit.tooLargeOrNoSpace
    case 'not-allowed':
      return conflict.why === 'size' ? exit.tooLargeOrNoSpace : exit.notFoundOrAllowed
    default:
      return exit.conflict
  }
}
