import {
  compile,
  createCoreContext,
  registerMessageCompiler,
  registerMessageResolver,
  resolveValue,
  translate,
} from '@intlify/core-base'
import { messages, type Locale, type MessageKey } from '../shared/i18n/index.ts'
import { mixedSpacing } from '../shared/i18n/mixed-spacing.ts'

export type Translate = (key: MessageKey, params?: Readonly<Record<string, string | number>>) => string

/** The words of menus, tray and dialogs of the system. */
export function createTranslate(locale: Locale): Translate {
  registerMessageCompiler(compile)
  registerMessageResolver(resolveValue)
  const context = createCoreContext({ locale, fallbackLocale: 'en', messages })
  return (key, params = {}) =>
    locale === 'zh-CN'
      ? mixedSpacing(params, (marked) => String(translate(context, key, marked)))
      : String(translate(context, key, params))
}
