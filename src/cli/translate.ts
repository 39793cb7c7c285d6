import {
  compile,
  createCoreContext,
  registerMessageCompiler,
  registerMessageResolver,
  resolveValue,
  translate,
} from '@intlify/core-base'
import type { ErrorCode, RedropError } from '../shared/errors.ts'
import { formatSize } from '../shared/format/size.ts'
import { messages, type Locale, type MessageKey } from '../shared/i18n/index.ts'
import { mixedSpacing } from '../shared/i18n/mixed-spacing.ts'

export type Params = Readonly<Record<string, string | number>>

export interface Translator {
  readonly locale: Locale
  (key: MessageKey, params?: Params): string
}

/** Params that are byte counts wherever an error has them. */
const sizes = new Set(['size', 'limit', 'need', 'free'])

export function createTranslator(locale: Locale): Translator {
  registerMessageCompiler(compile)
  registerMessageResolver(resolveValue)
  // Nothing here is ever HTML: a sentence may well have "<" in it.
  const context = createCoreContext({ locale, fallbackLocale: 'en', messages, warnHtmlMessage: false })
  const t = (key: MessageKey, params: Params = {}) =>
    locale === 'zh-CN'
      ? mixedSpacing(params, (marked) => String(translate(context, key, marked)))
      : String(translate(context, key, params))
  return Object.assign(t, { locale })
}

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
