import { useI18n } from 'vue-i18n'
import type { Locale, MessageKey } from '../../shared/i18n/index.ts'
import { mixedSpacing } from '../../shared/i18n/mixed-spacing.ts'

type Params = Readonly<Record<string, string | number>>

export interface T {
  /**
   * The message in the language of the window; used in a template it changes with it. `plural` chooses between forms
   * that a message has apart by a vertical bar: `1 transfer waits | {count} transfers wait`.
   */
  (key: MessageKey, params?: Params, plural?: number): string
  readonly locale: Locale
}

export function useT(): T {
  const { t, locale } = useI18n({ useScope: 'global' })
  const translate = (key: MessageKey, params: Params = {}, plural = 1) =>
    locale.value === 'zh-CN'
      ? mixedSpacing(params, (marked) => t(key, marked, plural))
      : t(key, params, plural)
  return Object.defineProperty(translate, 'locale', { get: () => locale.value as Locale }) as T
}
