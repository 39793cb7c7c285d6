import { basename, dirname } from 'node:path'
import { isChanged } from '../../core/domain/link-gate.ts'
import { linkPhase, type LinkFacts } from '../../core/domain/link-phase.ts'
import type { LinkView } from '../../core/services/links/link-state.ts'
import type { LinkEdit } from '../../core/store/index.ts'
import type { LinkInfo } from '../../shared/ipc/contract.ts'
import { fileName, parentUri } from '../../shared/uri.ts'
import { isOver, phaseOf, shownFolder, waitReasonOf } from '../activity/item.ts'
import { conflictOf } from '../activity/question.ts'
import type { TransferRecord } from '../activity/record.ts'

export interface Around {
  /** The user's folder, which is shown as `~`. */
  readonly home: string
  /** Its transfer; null: it has none. */
  readonly record: TransferRecord | null
  readonly isSignedIn: boolean
  /** When this run of Redrop began, milliseconds since the epoch. */
  readonly startedAt: number
}

/** A link as the page shows it. */
export function linkInfo(
  { row, local }: LinkView,
  { home, record, isSignedIn, startedAt }: Around,
): LinkInfo {
  const { file, path, sent, edit } = row
  // Before the first look nobody knows better than that it is as it was.
  const changed = local ? isChanged({ hash: local.hash, sent: sent?.hash ?? null }) : row.changes > 0
  const isWaiting = record !== null && waitReasonOf(record) === 'sign-in'
  return {
    id: row.id,
    kind: row.kind,
    account: file.account,
    file,
    name: fileName(file.uri),
    folder: parentUri(file.uri) ?? file.uri,
    local: {
      name: basename(path),
      folder: shownFolder(dirname(path), home),
      size: local?.size ?? null,
      modifiedAt: local?.modifiedAt ?? null,
    },
    mode: row.mode,
    phase: linkPhase({
      isThere: local !== null,
      isChanged: changed,
      isPaused: row.isPaused,
      transfer: doing(record),
    }),
    isPaused: row.isPaused,
    trouble: row.trouble ?? (edit?.isReadOnly ? 'read-only' : isWaiting || !isSignedIn ? 'sign-in' : null),
    transfer: row.transfer,
    changes: changed ? Math.max(row.changes, 1) : 0,
    saves: row.saves,
    sent: sent && { at: sent.at, size: sent.size },
    edit: edit && editInfo(edit, startedAt),
  }
}

function editInfo({ openedAt, program, use }: LinkEdit, startedAt: number): LinkInfo['edit'] {
  return { openedAt, program, use, isBroughtBack: openedAt < startedAt }
}

function doing(record: TransferRecord | null): LinkFacts['transfer'] {
  if (!record) return null
  if (conflictOf(record)) return 'asks'
  const phase = phaseOf(record)
  // A failure that is only held here may be tried again.
  if (isOver(phase)) return phase === 'failed' && !isStoredAsOver(record) ? 'waits' : null
  return phase === 'waiting' ? 'waits' : 'sends'
}

function isStoredAsOver({ transfer }: TransferRecord): boolean {
  return transfer.state.name === 'ended' || transfer.state.name === 'done'
}
