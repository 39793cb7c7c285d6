import type { ErrorCode, RedropError } from '../shared/errors.ts'
import { shownParams } from '../shared/i18n/shown-params.ts'
import type { Params, Translator } from '../shared/i18n/translate.ts'

/** The sentence for an error in the user's language. */
export function errorText(t: Translator, code: ErrorCode, params: Params): string {
  return t(`errors.${code}`, shownParams(params, t.locale, t))
}

export function textOf(t: Translator, error: RedropError): string {
  return errorText(t, error.code, error.params)
}
