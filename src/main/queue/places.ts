import { placeKeys as keysOf } from '../../core/domain/target-key.ts'
import type { Transfer } from '../../shared/model/index.ts'

type Placed = Pick<Transfer, 'direction' | 'target' | 'source'>

/** What a transfer writes to, as keys: two with one in common are for the same place. */
export function placeKeys(transfer: Placed): readonly string[] {
  const found = known.get(transfer)
  if (found) return found
  const keys = keysOf(transfer)
  known.set(transfer, keys)
  return keys
}

/** Thousands may wait, and each is asked for whenever a turn is given. */
const known = new WeakMap<Placed, readonly string[]>()
