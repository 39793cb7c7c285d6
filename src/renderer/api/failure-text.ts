import { windowErrors } from '../../shared/i18n/en/window-errors.ts'
import type { Failure } from '../../shared/ipc/contract.ts'
import { formatSize } from '../../shared/format/size.ts'
import { useT } from '../i18n/use-t.ts'

/** Params that are byte counts wherever a failure has them. */
const sizes = new Set(['size', 'limit', 'need', 'free'])

/** The sentence for a failure. */
export function useFailureText(): (failure: Failure) => string {
  const t = useT()
  return ({ code, params }) => {
    const shown = Object.entries(params).map(([name, value]) => [
      name,
      sizes.has(name) && typeof value === 'number' ? formatSize(value, t.locale) : value,
    ])
    const group = code in windowErrors ? 'windowErrors' : 'errors'
    return t(`${group}.${code}` as 'errors.internal', Object.fromEntries(shown) as typeof params)
  }
}
