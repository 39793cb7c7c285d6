import type { SocketItem } from '../../core/node/local-socket/messages.ts'
import { failureOf, isOver, phaseOf, remoteUri, waitReasonOf } from '../activity/item.ts'
import { conflictOf } from '../activity/question.ts'
import type { TransferRecord } from '../activity/record.ts'

/** One transfer as the command line sees it: unlike the page it may know local paths. */
export function socketItem(record: TransferRecord): SocketItem {
  const { transfer, notices } = record
  const conflict = conflictOf(record)
  const failure = failureOf(record)
  return {
    id: transfer.id,
    direction: transfer.direction,
    account: { instance: transfer.account.instance, user: transfer.account.user },
    uri: remoteUri(transfer),
    local: transfer.source.path,
    phase: phaseOf(record),
    why: waitReasonOf(record),
    question: conflict && { kind: conflict.kind, revision: conflict.revision },
    failure: failure && { code: failure.code, params: { ...failure.params } },
    notices: [...notices],
  }
}

/** What a list of the queue has: what is not over, and what failed. */
export function isListed(record: TransferRecord): boolean {
  const phase = phaseOf(record)
  return phase === 'failed' || !isOver(phase)
}
