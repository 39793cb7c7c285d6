import { itemOf } from '../../../../src/main/activity/item.ts'
import type { TransferRecord } from '../../../../src/main/activity/record.ts'
import type { ActivityItem } from '../../../../src/shared/ipc/contract.ts'
import type { TransferState } from '../../../../src/shared/model/index.ts'
import { at, version } from '../fakes.ts'

export function record(
  id: string,
  state: TransferState,
  facts: Partial<TransferRecord> = {},
): TransferRecord {
  const transfer = at(id, state)
  const rest = {
    hold: null,
    notices: [],
    outcome: null,
    isTakenUp: false,
    raisedAt: null,
    isOld: false,
    finishedAt: null,
  }
  return { transfer, state, ...rest, ...facts }
}

export function item(id: string, state: TransferState, facts: Partial<TransferRecord> = {}): ActivityItem {
  return itemOf(record(id, state, facts), { home: '/home/ana', spool: '/spool', copies: [] })
}

export const sending: TransferState = { name: 'sending', sent: 1 }
export const saved: TransferState = { name: 'done', as: 'saved' }
export const failed: TransferState = {
  name: 'ended',
  as: 'failed',
  reason: { code: 'too-large', params: { name: 'a.txt', size: 10, max: 5 } },
}
export const stale: TransferState = {
  name: 'needs-decision',
  conflict: {
    kind: 'stale',
    base: version('v1'),
    current: version('v2'),
    between: [],
    undoable: true,
    revision: 3,
  },
}
