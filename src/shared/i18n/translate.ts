import {
  compile,
  createCoreContext,
  registerMessageCompiler,
  registerMessageResolver,
  resolveValue,
  translate,
} from '@intlify/core-base'
import { messages, type Locale, type MessageKey } from './index.ts'
import { mixedSpacing } from './mixed-spacing.ts'

export type Params = Readonly<Record<string, string | number>>

export interface Translator {
  readonly locale: Locale
  (key: MessageKey, params?: Params): string
}

/** The messages outside the page (which has vue-i18n): command line, menus, tray, dialogs of the system. */
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
