import type { CapacityInfo } from '../../shared/ipc/contract.ts'
import { useFormat } from './use-format.ts'
import { useT } from './use-t.ts'

/** `38.2 of 100 GB`, `12 MB of 1 GB`. */
export function useCapacityText(): (capacity: CapacityInfo) => string {
  const t = useT()
  const format = useFormat()
  return (capacity) => {
    const used = format.size(capacity.used)
    const total = format.size(capacity.total)
    const unit = / \D+$/.exec(total)?.[0] ?? ''
    return t('shell.capacity', { used: used.endsWith(unit) ? used.slice(0, -unit.length) : used, total })
  }
}
