import { formatSize } from '../../shared/format/size.ts'
import type { ErrorCode } from '../../shared/errors.ts'
import type { Conflict, Transfer } from '../../shared/model/index.ts'
import type { Core } from '../../core/compose.ts'
import { exit, exitCodeOf, type ExitCode } from '../exit-codes.ts'
import type { Terminal } from '../terminal.ts'
import { errorText } from '../translate.ts'
import { remoteName, remoteUri } from './describe.ts'

/** Says how a transfer rests, and gives the exit code for it. */
export async function outcome(
  terminal: Terminal,
  core: Core,
  host: string,
  transfer: Transfer,
): Promise<ExitCode> {
  const { t } = terminal
  const { state } = transfer
  const name = remoteName(transfer)
  const result = { event: 'result', id: transfer.id, uri: remoteUri(transfer), local: transfer.source.path }
  switch (state.name) {
    case 'done':
      return done(terminal, core, transfer, state.as)
    case 'ended': {
      if (state.as !== 'failed' || !state.reason) {
        terminal.emit({ ...result, result: state.as })
        terminal.warn(t('cli.put.cancelled', { name }))
        return exit.other
      }
      const code = state.reason.code as ErrorCode
      const message = errorText(t, code, { ...state.reason.params, host })
      terminal.emit({ ...result, result: 'failed', code, message })
      terminal.warn(message)
      return exitCodeOf(code)
    }
    case 'needs-decision':
      terminal.emit({ ...result, result: 'needs-decision', conflict: state.conflict.kind })
      return exitOfConflict(state.conflict)
    case 'waiting': {
      const open = await core.store.attempts.openOf(transfer.id)
      const unknown = open.some((attempt) => attempt.releasedAt !== null)
      terminal.emit({ ...result, result: unknown ? 'unknown' : 'waiting', why: state.why })
      terminal.warn(t(unknown ? 'cli.restedAs.unknown' : `cli.restedAs.${state.why}`, { name, host }))
      if (state.why === 'sign-in') return exit.signIn
      if (state.why === 'lock') return exit.locked
      return state.why === 'disk-full' ? exit.tooLargeOrNoSpace : exit.networkOrUnknown
    }
    default:
      terminal.emit({ ...result, result: 'interrupted' })
      return exit.networkOrUnknown
  }
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
  const after = row?.after ? { version: row.after.id, size: row.after.size } : {}
  const result = as === 'saved' ? (row?.result ?? 'replaced') : as
  const fileId = row ? { fileId: row.fileId } : {}
  const undo = row ? { undo: row.undo?.to.kind ?? null } : {}
  terminal.emit({
    event: 'result',
    id: transfer.id,
    uri,
    local: transfer.source.path,
    result,
    ...fileId,
    ...after,
    ...undo,
  })
  const size = formatSize(transfer.source.size, t.locale)
  if (as === 'identical') terminal.say(t('cli.put.identical', { name }))
  else if (as === 'declined') terminal.say(t('cli.put.declined', { name }))
  else {
    terminal.say(t(result === 'created' ? 'cli.put.created' : 'cli.put.replaced', { name, size }))
    if (row?.undo) terminal.say(t('cli.put.canUndo', { uri }))
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
