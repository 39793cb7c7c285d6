import { useFormat, useT } from '../../i18n/index.ts'

/** Two sizes beside each other, the unit once where it is the same. In bytes. */
export function useAmount() {
  const t = useT()
  const format = useFormat()

  function withoutUnit(bytes: number, other: number): string {
    const [value = '', unit] = format.size(bytes).split(' ')
    return format.size(other).split(' ')[1] === unit ? value : format.size(bytes)
  }

  return {
    /** `151 of 248 MB`. */
    of: (sent: number, total: number) =>
      t('transfers.amount.of', { sent: withoutUnit(sent, total), total: format.size(total) }),
    /** `84 → 86 KB`. */
    change: (before: number, after: number) =>
      t('transfers.amount.change', { before: withoutUnit(before, after), after: format.size(after) }),
  }
}
