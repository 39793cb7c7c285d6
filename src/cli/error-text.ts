import type { ErrorCode, RedropError } from '../shared/errors.ts'
import { formatSize } from '../shared/format/size.ts'
import type { Params, Translator } from '../shared/i18n/translate.ts'

/** Params that are byte counts wherever an error has them. */
const sizes = new Set(['size', 'limit', 'need', 'free'])

/** The sentence for an error in the user's language. */
export function errorText(t: Translator, code: ErrorCode, params: Params): string {
  const shown = Object.entries(params).map(([name, value]) => {
    return [name, sizes.has(name) && typeof value === 'number' ? formatSize(value, t.locale) : value]
  })
  return t(`errors.${code}`, Object.fromEntries(shown) as Params)
}

export function textOf(t: Translator, error: RedropError): string {
  return errorText(t, error.code, error.params)
}
