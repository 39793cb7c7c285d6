import { leaseKey } from '../../core/domain/target-key.ts'
import type { Transfer } from '../../shared/model/index.ts'
import { formatUri, parseUri } from '../../shared/uri.ts'
import { remoteUri } from '../activity/item.ts'

type Placed = Pick<Transfer, 'direction' | 'account' | 'target' | 'source'>

/**
 * What a transfer writes to, as keys: two with one in common are for the same place. By id and by address, for a file
 * that an interrupted transfer created is one to replace for the next.
 */
export function placeKeys(transfer: Placed): readonly string[] {
  const found = known.get(transfer)
  if (found) return found
  const keys = keysOf(transfer)
  known.set(transfer, keys)
  return keys
}

/** Thousands may wait, and each new one is compared with all. */
const known = new WeakMap<Placed, readonly string[]>()

function keysOf(transfer: Placed): string[] {
  const byId = leaseKey(transfer)
  if (transfer.direction === 'download') return [byId]
  const { instance, user } = transfer.account
  return [byId, JSON.stringify(['at', instance, user, formatUri(parseUri(remoteUri(transfer)))])]
}
